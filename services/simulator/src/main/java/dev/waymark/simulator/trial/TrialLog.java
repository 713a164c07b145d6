package dev.waymark.simulator.trial;

import dev.waymark.simulator.learner.SimulatedLearner;
import dev.waymark.simulator.policy.TeachingPolicy;
import java.util.ArrayList;
import java.util.List;

/// Keeps account of one trial.
final class TrialLog {
  private final SimulatedLearner learner;
  private final List<Integer> mastered = new ArrayList<>();
  private final boolean[] tried;
  private final boolean[] succeeded;
  private int unreadyUntried;
  private int unready;
  private int knownUntried;
  private int knownFailed;
  private int knownShown;
  private int idle;
  private int steps;
  private boolean elsewhere;
  private int failing = TeachingPolicy.NOTHING;
  private int run;
  private int longestRun;

  TrialLog(SimulatedLearner learner) {
    this.learner = learner;
    tried = new boolean[learner.scope().size()];
    succeeded = new boolean[tried.length];
    mastered.add(learner.masteredTopics());
  }

  /// Before the learner practises.
  void chosen(int position) {
    elsewhere = elsewhere(position);
    if (learner.masteredTopics() == tried.length) {
      return;
    }
    steps++;
    if (position == TeachingPolicy.NOTHING) {
      idle++;
    } else if (!learner.ready(position)) {
      boolean untried = false;
      for (int r : learner.scope().prerequisites().hard(position)) {
        untried |= !tried[r] && !learner.mastered(r);
      }
      unreadyUntried += untried ? 1 : 0;
      unready += untried ? 0 : 1;
    } else if (learner.mastered(position)) {
      knownUntried += tried[position] ? 0 : 1;
      knownFailed += tried[position] && !succeeded[position] ? 1 : 0;
      knownShown += succeeded[position] ? 1 : 0;
    }
  }

  void answered(int position, boolean correct) {
    countRun(position, correct);
    tried[position] = true;
    succeeded[position] = correct;
  }

  /// Whether some other topic could have been learnt.
  private boolean elsewhere(int position) {
    for (int p = 0; p < tried.length; p++) {
      if (p != position
          && !learner.mastered(p)
          && learner.ready(p)
          && learner.expectedGrowth(p) > 0) {
        return true;
      }
    }
    return false;
  }

  private void countRun(int position, boolean correct) {
    if (correct || !elsewhere) {
      run = 0;
      failing = TeachingPolicy.NOTHING;
      return;
    }
    run = position == failing ? run + 1 : 1;
    failing = position;
    longestRun = Math.max(longestRun, run);
  }

  /// After the step.
  void done() {
    mastered.add(learner.masteredTopics());
  }

  Outcome outcome() {
    return new Outcome(
        mastered,
        new Outcome.Waste(
            unreadyUntried, unready, knownUntried, knownFailed, knownShown, idle, steps),
        longestRun);
  }
}
