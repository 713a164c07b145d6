package dev.waymark.gateway.answer;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the recommender that answered takes in the log.
@Schema(
    description =
        "How the recommender that answered takes in the log. Of several, each reads some of the partitions and counts for"
            + " itself; the metrics of all say it of all.")
public record IngestionFigures(
    @Schema(description = "Partitions that it reads.", minimum = "0", examples = "24")
        int partitions,
    @Schema(
            description = "Partitions of the whole log; absent until the broker said.",
            minimum = "1",
            examples = "24")
        @Nullable Integer logPartitions,
    @Schema(
            description =
                "Records of its partitions that do not count yet, as the broker last said; absent until it did.",
            minimum = "0",
            examples = "12")
        @Nullable Long lag,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it started: since then it counts what follows.",
            examples = "2026-11-22T08:00:00Z")
        Instant since,
    @Schema(description = "Events that came to count.", minimum = "0", examples = "1000")
        long applied,
    @Schema(description = "Rejected records, over all reasons.", minimum = "0", examples = "3")
        long rejected,
    @Schema(
            description = "The same by reason; a reason without any is left out.",
            examples = "{\"UNKNOWN_TOPIC\": 3}")
        Map<String, Long> deadLetters,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description =
                "The broker's time stamp of the newest record taken in; absent when there was none.",
            examples = "2026-11-22T09:59:59Z")
        @Nullable Instant newestEventAt) {

  public IngestionFigures {
    deadLetters = Collections.unmodifiableMap(new TreeMap<>(deadLetters));
  }
}
