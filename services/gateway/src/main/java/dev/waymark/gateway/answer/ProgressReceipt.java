package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// That events are in the log: none of them can be lost any more.
@Schema(description = "That events are in the log: none of them can be lost any more.")
public record ProgressReceipt(
    @Schema(
            minimum = "1",
            maximum = "500",
            description = "How many events were accepted.",
            examples = "2")
        int accepted,
    @Schema(
            description = "Their ids, in the order sent; generated ones where the event had none.",
            examples = "[\"0b9f\",\"0ba0\"]")
        List<String> eventIds,
    @Schema(
            maxItems = 0,
            description = "Always empty: a request with an invalid event is refused as a whole.")
        List<Rejection> rejected,
    @Schema(
            description =
                "Events on topics that the catalogue does not list: they are accepted, and rejected"
                    + " when they are applied unless the graph knows the topic by then. Empty while"
                    + " the gateway has no copy of the catalogue.")
        List<Warning> warnings,
    @Schema(
            minLength = 1,
            maxLength = 512,
            description =
                "Pass it to a read, in the header `Waymark-Consistency-Token`, to see these events counted.",
            examples = "CAIQKhgB")
        String consistencyToken) {

  public ProgressReceipt {
    eventIds = List.copyOf(eventIds);
    rejected = List.copyOf(rejected);
    warnings = List.copyOf(warnings);
  }
}
