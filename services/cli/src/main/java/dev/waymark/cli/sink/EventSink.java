package dev.waymark.cli.sink;

import dev.waymark.progress.v1.ProgressEvent;

/// Takes events, in order. Closing it makes sure that they have arrived.
public interface EventSink extends AutoCloseable {
  void accept(ProgressEvent event);

  @Override
  void close();
}
