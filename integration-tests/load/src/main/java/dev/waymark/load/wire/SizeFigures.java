package dev.waymark.load.wire;

import java.util.List;

/// What was measured with a roadmap of one size.
///
/// @param bytes of an answer, and of the echo's
public record SizeFigures(
    int topics,
    int bytes,
    Figure echo,
    Figure nextSteps,
    Figure signedIn,
    Figure progress,
    Figure cypher) {

  List<Figure> all() {
    return List.of(echo, nextSteps, signedIn, progress, cypher);
  }

  /// How many questions failed.
  public long failed() {
    return all().stream().mapToLong(Figure::failed).sum();
  }

  /// How many were answered at least, of what was measured.
  public long leastAnswered() {
    return all().stream().mapToLong(Figure::answered).min().orElseThrow();
  }

  double ofEcho() {
    return nextSteps.perSecond() / echo.perSecond();
  }

  double p99OfEcho() {
    return nextSteps.p99Millis() / echo.p99Millis();
  }

  double timesCypher() {
    return nextSteps.perSecond() / cypher.perSecond();
  }

  double costOfSigningIn() {
    return 1 - signedIn.perSecond() / nextSteps.perSecond();
  }
}
