package dev.waymark.cli.sink;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.progress.v1.ProgressEvent;

/// The JSON form of an event, on one line.
public final class EventJson {
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private EventJson() {}

  public static String of(ProgressEvent event) {
    try {
      return PRINTER.print(event);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("an event without a JSON form: " + event, e);
    }
  }
}
