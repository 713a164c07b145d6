package dev.waymark.cli;

import java.util.function.Function;
import picocli.CommandLine.Option;

/// What every long command has.
public final class RunOptions implements Stages {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of all that is drawn by lot (default: ${DEFAULT-VALUE})",
      defaultValue = "7")
  private long seed;

  @Option(names = "--no-progress", description = "show no progress bar")
  private boolean silent;

  public long seed() {
    return seed;
  }

  @Override
  public <T> T stage(String name, long steps, Function<ProgressListener, T> work) {
    try (Bar bar = new Bar(name, silent ? 0 : steps)) {
      return work.apply(bar);
    }
  }
}
