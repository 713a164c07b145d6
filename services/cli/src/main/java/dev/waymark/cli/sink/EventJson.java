package dev.waymark.cli.sink;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.waymark.progress.v1.Assessed;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.Set;

/// The JSON form of an event, on one line. A wrong answer says `"correct":false`, although proto3
/// would leave that out.
public final class EventJson {
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer()
          .omittingInsignificantWhitespace()
          .includingDefaultValueFields(
              Set.of(
                  Practised.getDescriptor().findFieldByName("correct"),
                  Assessed.getDescriptor().findFieldByName("score")));

  private EventJson() {}

  public static String of(ProgressEvent event) {
    try {
      return PRINTER.print(event);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("an event without a JSON form: " + event, e);
    }
  }
}
