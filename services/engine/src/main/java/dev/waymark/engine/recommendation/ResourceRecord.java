package dev.waymark.engine.recommendation;

/// What learners together made of a resource.
///
/// @param ratings how many rated it
/// @param stars sum of their stars, 1 to 5 each
/// @param answersWith graded answers on its topics by learners who had used it
/// @param rightWith how many of them were right
/// @param answersWithout graded answers on the same topics by learners who had not
/// @param rightWithout how many of them were right
public record ResourceRecord(
    int ratings, int stars, int answersWith, int rightWith, int answersWithout, int rightWithout) {
  public static final ResourceRecord NONE = new ResourceRecord(0, 0, 0, 0, 0, 0);

  private static final double USUAL_STARS = 3.5;
  private static final double USUAL_RATINGS = 5;
  private static final double USUAL_ANSWERS = 30;

  public ResourceRecord {
    if (stars < ratings
        || stars > 5 * ratings
        || rightWith < 0
        || rightWith > answersWith
        || rightWithout < 0
        || rightWithout > answersWithout) {
      throw new IllegalArgumentException("no record of a resource can be like this");
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
