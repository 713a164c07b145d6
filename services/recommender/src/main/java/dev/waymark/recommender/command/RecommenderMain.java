package dev.waymark.recommender.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Without arguments, the service; with arguments, one of the commands, which serves nobody and
/// ends.
@QuarkusMain
public final class RecommenderMain {
  private static final String TIMEOUT_MILLIS = "10000";

  private RecommenderMain() {}

  public static void main(String... args) {
    if (args.length == 0) {
      Quarkus.run();
      return;
    }
    if (!Operator.hasWork(args)) {
      System.exit(Operator.explain(args));
    }
    // The ports belong to the service, which may be running beside this.
    System.setProperty("quarkus.grpc.server.port", "0");
    System.setProperty("quarkus.management.port", "0");
    // Without its servers a command fails fast with a one-line error; Kafka names the address.
    System.setProperty("quarkus.log.level", "ERROR");
    System.setProperty("kafka.request.timeout.ms", TIMEOUT_MILLIS);
    System.setProperty("kafka.default.api.timeout.ms", TIMEOUT_MILLIS);
    System.setProperty("waymark.recommender.serve", "false");
    Quarkus.run(Operator.class, args);
  }
}
