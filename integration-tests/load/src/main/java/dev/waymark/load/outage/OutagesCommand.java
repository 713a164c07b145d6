package dev.waymark.load.outage;

import dev.waymark.load.suite.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `outages`.
@Command(
    name = "outages",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Writes what each call is answered while each part of the suite is down.")
public final class OutagesCommand implements Callable<Integer> {
  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "How often each call is made during each outage (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--report",
      defaultValue = "docs/reference/outages.md",
      paramLabel = "FILE",
      description = "The page to write, from the root of the checkout (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("");

  @Override
  public Integer call() throws Exception {
    Checkout checkout = Checkout.ofThisProgram();
    List<OutageResult> seen = Outages.run(checkout, List.of(Outage.values()), rounds, System.out);
    Files.writeString(checkout.root().resolve(report), OutagesPage.of(seen, rounds));
    System.out.println("Written to " + report);
    return 0;
  }
}
