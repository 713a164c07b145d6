package dev.waymark.engine.path;

import java.time.LocalDate;

/// The end of a section: after it nothing of the section is left.
public record Milestone(String section, LocalDate date, int cumulativeMinutes) {}
