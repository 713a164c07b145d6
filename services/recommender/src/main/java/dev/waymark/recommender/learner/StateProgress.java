package dev.waymark.recommender.learner;

import dev.waymark.recommender.config.StoredForm;
import jakarta.inject.Singleton;

/// How far the state is that this instance answers from. While another stored form leads, this
/// one's is built from the log until it counts what the other does, and kept as far from then on.
@Singleton
public final class StateProgress {
  private enum Phase {
    UNKNOWN,
    BUILDING,
    FOLLOWING,
    LEADING
  }

  /// @param text for operators
  /// @param left how many records another form counts and this one does not
  private record Now(Phase phase, String text, long left) {}

  private volatile Now now = new Now(Phase.UNKNOWN, "not known yet", 0);

  /// Whether answers count all that the form that leads does, or did a moment ago.
  public boolean isComplete() {
    return now.phase == Phase.FOLLOWING || isLeading();
  }

  /// Whether the state is being built and answers would be wrong.
  public boolean isBuilding() {
    return now.phase == Phase.BUILDING;
  }

  /// Whether this instance's form is the one whose recommenders reject and announce.
  public boolean isLeading() {
    return now.phase == Phase.LEADING;
  }

  /// How many records the form that leads counts and this one does not.
  public long left() {
    return now.left;
  }

  /// What an operator wants to know of it, in words.
  public String text() {
    return now.text;
  }

  /// This instance's form leads.
  public void leads() {
    now = new Now(Phase.LEADING, "complete", 0);
  }

  /// Another form leads.
  ///
  /// @param records that count in both
  /// @param total that count in the form that leads
  /// @param caughtUp whether these are the same, in each partition
  public void follows(StoredForm leader, long records, long total, boolean caughtUp) {
    // Once complete it stays so: what is missing from then on is as late as any event is.
    boolean complete = caughtUp || now.phase == Phase.FOLLOWING;
    now =
        complete
            ? new Now(
                Phase.FOLLOWING,
                "complete, beside form %d, which is in use".formatted(leader.number()),
                total - records)
            : new Now(
                Phase.BUILDING,
                "building the stored state: %d of %d records".formatted(records, total),
                total - records);
  }

  /// It can't be built.
  ///
  /// @param problem a sentence
  public void failed(String problem) {
    now = new Now(isComplete() ? now.phase : Phase.BUILDING, problem, now.left);
  }
}
