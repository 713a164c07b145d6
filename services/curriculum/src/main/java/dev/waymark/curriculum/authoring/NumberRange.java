package dev.waymark.curriculum.authoring;

import dev.waymark.curriculum.yaml.Node;
import dev.waymark.curriculum.yaml.Node.Scalar;
import dev.waymark.curriculum.yaml.Node.ScalarKind;
import java.math.BigDecimal;
import java.util.Optional;

/// The numbers that a field takes.
///
/// @param leastIncluded whether `least` itself is one of them
/// @param whole whether fractions are refused
record NumberRange(BigDecimal least, BigDecimal most, boolean leastIncluded, boolean whole) {
  private static final int MAX_LENGTH = 30;

  static NumberRange wholeFrom(int least, int most) {
    return new NumberRange(BigDecimal.valueOf(least), BigDecimal.valueOf(most), true, true);
  }

  static NumberRange from(double least, double most) {
    return new NumberRange(BigDecimal.valueOf(least), BigDecimal.valueOf(most), true, false);
  }

  static NumberRange over(double least, double most) {
    return new NumberRange(BigDecimal.valueOf(least), BigDecimal.valueOf(most), false, false);
  }

  /// The number that a node is, if it is one of these.
  Optional<BigDecimal> of(Node node) {
    return number(node)
        .filter(number -> !whole || number.stripTrailingZeros().scale() <= 0)
        .filter(number -> number.compareTo(least) >= (leastIncluded ? 0 : 1))
        .filter(number -> number.compareTo(most) <= 0);
  }

  private static Optional<BigDecimal> number(Node node) {
    if (node instanceof Scalar(var at, var kind, var text)
        && (kind == ScalarKind.INTEGER || kind == ScalarKind.FLOAT)
        && text.length() <= MAX_LENGTH) {
      try {
        return Optional.of(new BigDecimal(text));
      } catch (NumberFormatException e) {
        return Optional.empty(); // .inf, .nan, 0x1F: numbers to YAML, none to a curriculum
      }
    }
    return Optional.empty();
  }

  /// In words, such as "a number from 1 to 5".
  @Override
  public String toString() {
    return "%s %s to %s"
        .formatted(
            leastIncluded ? "a number from" : "a number over",
            least.stripTrailingZeros().toPlainString(),
            most.stripTrailingZeros().toPlainString());
  }
}
