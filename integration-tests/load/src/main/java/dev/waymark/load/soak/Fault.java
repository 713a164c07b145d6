package dev.waymark.load.soak;

/// What is done to the suite under load.
public enum Fault {
  KILL_RECOMMENDER("kill -9 of a recommender, started again at once"),
  KILL_RECOMMENDER_FOR_GOOD(
      "kill -9 of a recommender, started again when the other has taken over"),
  FREEZE_RECOMMENDER("a recommender frozen (SIGSTOP) past its session, then let go on"),
  KILL_BROKER("kill -9 of the broker"),
  RESTART_BROKER("restart of the broker"),
  KILL_DATABASE("kill -9 of the database"),
  RESTART_DATABASE("restart of the database"),
  STOP_DATABASE("long stop of the database"),
  KILL_GATEWAY("kill -9 of the gateway");

  private final String text;

  Fault(String text) {
    this.text = text;
  }

  /// The fault in words.
  public String text() {
    return text;
  }

  /// Whether it ends a recommender as a crash would.
  public boolean killsRecommender() {
    return this == KILL_RECOMMENDER || this == KILL_RECOMMENDER_FOR_GOOD;
  }
}
