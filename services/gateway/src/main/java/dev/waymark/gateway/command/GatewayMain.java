package dev.waymark.gateway.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.Security;
import java.time.InstantSource;

/// Without arguments, the service; with arguments, one of the commands, which needs no server and
/// ends.
@QuarkusMain
public final class GatewayMain {

  private GatewayMain() {}

  /// Runs until the process is told to end, or the command is done.
  public static void main(String... args) {
    if (args.length > 0) {
      System.exit(KeyCommands.line(InstantSource.system()).execute(args));
    }
    // Else the server answers targets that are no URI by itself, with an empty 400, uncounted. It
    // reads this once, before anything else of the gateway runs.
    System.setProperty("vertx.disableURIValidation", "true");
    // The JVM would keep the addresses of a name for 30 s, and for 10 s that it has none. Within
    // seconds, recommenders that are replaced have new ones.
    Security.setProperty("networkaddress.cache.ttl", "2");
    Security.setProperty("networkaddress.cache.negative.ttl", "1");
    Quarkus.run(args);
  }
}
