package dev.waymark.engine.recommendation;

/// Why there is no next step.
public enum NoSteps {
  /// Everything that the goal needs is mastered.
  GOAL_REACHED("You know all that your goal needs."),
  /// What could be taken now was put aside.
  ALL_DISMISSED("You put aside all that you could take now."),
  /// What could be taken now is harder than was asked for.
  ABOVE_LEVEL("All that you could take now is above the level that you asked for."),
  /// Nothing that is left has its prerequisites.
  NOTHING_READY("Nothing that is left of your goal is ready to be taken.");

  private final String text;

  NoSteps(String text) {
    this.text = text;
  }

  /// A sentence for the learner, in English.
  public String text() {
    return text;
  }
}
