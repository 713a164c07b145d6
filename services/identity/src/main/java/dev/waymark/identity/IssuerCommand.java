package dev.waymark.identity;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves the issuer until the process ends.
@Command(
    name = "issuer",
    mixinStandardHelpOptions = true,
    description = "Serves a local issuer of tokens, for this machine alone.")
final class IssuerCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "8085",
      paramLabel = "N",
      description = "Its port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (LocalIssuer issuer = LocalIssuer.start(port)) {
      System.out.println("Issuer ready: " + issuer.url());
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
