package dev.waymark.engine.recommendation;

/// What learners together made of a resource.
///
/// @param ratings how many rated it
/// @param stars sum of their stars, 1 to 5 each
/// @param answersWith graded answers on its topics by learners who had used it
/// @param rightWith how many of them were right
/// @param answersWithout graded answers on the same topics by learners who had not
/// @param rightWithout how many of them were right
/// @param gain mastery gained with it in an hour
public record ResourceRecord(
    long ratings,
    long stars,
    long answersWith,
    long rightWith,
    long answersWithout,
    long rightWithout,
    Gain gain) {
  public static final ResourceRecord NONE = new ResourceRecord(0, 0, 0, 0, 0, 0, Gain.UNKNOWN);

  private static final double USUAL_STARS = 3.5;
  private static final double USUAL_RATINGS = 5;
  private static final double USUAL_ANSWERS = 30;

  /// Mastery gained in an hour, over that of the topics' other resources, with its 95 % interval.
  public record Gain(double perHour, double low, double high) {
    public static final Gain UNKNOWN = new Gain(0, 0, 0);

    // Calls nothing of the outer record: whichever of the two is used first, the other's constant
    // must be there.
    public Gain {
      if (!(low <= perHour && perHour <= high)) {
        throw new IllegalArgumentException("a gain lies in its interval");
      }
    }

    /// Whether it is better, or worse, beyond chance.
    public boolean isCertain() {
      return low > 0 || high < 0;
    }
  }

  public ResourceRecord {
    require(ratings >= 0 && stars >= ratings && stars <= 5 * ratings, "stars are 1 to 5 a rating");
    require(
        rightWith >= 0
            && rightWith <= answersWith
            && rightWithout >= 0
            && rightWithout <= answersWithout,
        "right answers are some of the answers");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /// Bayesian average, 1 to 5: few ratings stay close to 3.5.
  public double averageStars() {
    return (stars + USUAL_STARS * USUAL_RATINGS) / (ratings + USUAL_RATINGS);
  }

  /// By how much more often answers were right after using it than without, -1 to 1; few answers
  /// stay close to 0.
  public double effect() {
    if (answersWithout == 0) {
      return 0;
    }
    double without = rightWithout / (double) answersWithout;
    double with = (rightWith + without * USUAL_ANSWERS) / (answersWith + USUAL_ANSWERS);
    return with - without;
  }
}
