package dev.waymark.gateway.wiring;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts the gateway.
@QuarkusMain
public final class Gateway {

  private Gateway() {}

  /// Runs until the process is told to end.
  public static void main(String... args) {
    // Else the server answers targets that are no URI by itself, with an empty 400, uncounted. It
    // reads this once, before anything else of the gateway runs.
    System.setProperty("vertx.disableURIValidation", "true");
    Quarkus.run(args);
  }
}
