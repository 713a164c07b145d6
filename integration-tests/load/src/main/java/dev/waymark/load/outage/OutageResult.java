package dev.waymark.load.outage;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What apps were answered during an outage.
///
/// @param answers by the name of the call, in the order in which they came
/// @param backAfter from when what was down answered again until every call was answered well again
public record OutageResult(
    Outage outage, Map<String, List<AppAnswer>> answers, Duration backAfter) {}
