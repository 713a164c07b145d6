package dev.waymark.cli.sink;

import dev.waymark.cli.BadInputException;
import dev.waymark.progress.v1.ProgressEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes NDJSON, one event a line; compressed if the file's name ends in `.gz`.
public final class FileSink implements EventSink {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final BufferedWriter out;

  /// @throws BadInputException if the file cannot be written; likewise the other methods
  public FileSink(Path file) {
    this.file = file;
    try {
      OutputStream raw = Files.newOutputStream(file);
      OutputStream stream =
          file.getFileName().toString().endsWith(".gz") ? new GZIPOutputStream(raw, BUFFER) : raw;
      out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
    } catch (IOException e) {
      throw BadInputException.unwritable(file, e);
    }
  }

  @Override
  public void accept(ProgressEvent event) {
    try {
      out.write(EventJson.of(event));
      out.write('\n');
    } catch (IOException e) {
      throw BadInputException.unwritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw BadInputException.unwritable(file, e);
    }
  }
}
