package dev.waymark.simulator.placement;

/// Who chooses the next probe.
public enum ProbeChoice {
  WAYMARK,
  RANDOM
}
