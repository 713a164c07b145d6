package dev.waymark.load.outage;

import dev.waymark.load.suite.Recommender;
import dev.waymark.load.suite.Suite;

/// What is down.
public enum Outage {
  NOTHING("nothing"),
  RECOMMENDER_STOPPED("the recommender, stopped"),
  RECOMMENDER_FROZEN("the recommender, frozen (`SIGSTOP`)"),
  KAFKA_STOPPED("Kafka, stopped"),
  NEO4J_STOPPED("Neo4j, stopped"),
  ONE_OF_TWO_KILLED("one of two recommenders, killed (`kill -9`)"),
  ONE_OF_TWO_FROZEN("one of two recommenders, frozen");

  private final String text;

  Outage(String text) {
    this.text = text;
  }

  /// In words.
  public String text() {
    return text;
  }

  /// With how many recommenders it is tried.
  int recommenders() {
    return this == ONE_OF_TWO_KILLED || this == ONE_OF_TWO_FROZEN ? 2 : 1;
  }

  void begin(Suite suite) {
    Recommender recommender = suite.recommenders().getLast();
    switch (this) {
      case NOTHING -> {}
      case RECOMMENDER_STOPPED -> recommender.program().stop();
      case ONE_OF_TWO_KILLED -> recommender.kill();
      case RECOMMENDER_FROZEN, ONE_OF_TWO_FROZEN -> recommender.program().freeze();
      case KAFKA_STOPPED -> suite.kafka().stop();
      case NEO4J_STOPPED -> suite.neo4j().stop();
    }
  }

  /// Brings back what was down; it answers when this returns.
  void end(Suite suite) throws InterruptedException {
    Recommender recommender = suite.recommenders().getLast();
    switch (this) {
      case NOTHING -> {}
      case RECOMMENDER_STOPPED, ONE_OF_TWO_KILLED -> {
        recommender.start();
        recommender.awaitReady();
      }
      case RECOMMENDER_FROZEN, ONE_OF_TWO_FROZEN -> recommender.program().thaw();
      case KAFKA_STOPPED -> {
        suite.kafka().start();
        suite.awaitServer(suite.kafka());
      }
      case NEO4J_STOPPED -> {
        suite.neo4j().start();
        suite.awaitServer(suite.neo4j());
      }
    }
  }
}
