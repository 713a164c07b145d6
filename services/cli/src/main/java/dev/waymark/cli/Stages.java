package dev.waymark.cli;

import java.util.function.Function;

/// Shows how far each stage of a long piece of work has come.
public interface Stages {
  /// Does the work of one stage.
  ///
  /// @param steps how many it will report
  <T> T stage(String name, long steps, Function<ProgressListener, T> work);
}
