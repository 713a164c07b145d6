package dev.waymark.recommender.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;

/// Without arguments, the service; with arguments, one of the commands, which serves nobody and
/// ends.
@QuarkusMain
public final class RecommenderMain {
  private static final String TIMEOUT_MILLIS = "10000";

  private RecommenderMain() {}

  public static void main(String... args) {
    // The JVM would keep the addresses of a name for 30 s, and for 10 s that it has none. Kafka and
    // Neo4j that are replaced may be at new addresses within seconds.
    Security.setProperty("networkaddress.cache.ttl", "2");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
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
