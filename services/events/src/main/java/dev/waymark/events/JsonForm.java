package dev.waymark.events;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;

/// Waymark's messages in proto3 JSON, on one line.
public final class JsonForm {
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private JsonForm() {}

  /// The JSON in UTF-8.
  public static byte[] of(Message message) {
    try {
      return PRINTER.print(message).getBytes(StandardCharsets.UTF_8);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("only an Any can lack its type, and no message has one", e);
    }
  }
}
