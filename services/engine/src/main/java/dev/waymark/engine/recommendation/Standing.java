package dev.waymark.engine.recommendation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a topic stands for a learner with a goal: why it is, or is not, a next step.
public sealed interface Standing {
  /// A sentence for the learner, in English.
  String text();

  /// It may be taken now.
  ///
  /// @param place among the next steps, 1 for the best
  record Open(int place) implements Standing {
    @Override
    public String text() {
      return "You can take it now; it is number " + place + " among your next steps.";
    }
  }

  /// The learner knows it.
  record Mastered(double mastery) implements Standing {
    @Override
    public String text() {
      return "You know it already (" + Math.round(100 * mastery) + " %).";
    }
  }

  /// A HARD prerequisite is not ready.
  ///
  /// @param topicIds the prerequisites in the way, the least known first
  record NotReady(List<String> topicIds, String titles) implements Standing {
    public NotReady {
      topicIds = List.copyOf(topicIds);
      requireNonNull(titles, "titles");
    }

    @Override
    public String text() {
      return "First you need " + titles + ".";
    }
  }

  /// The learner dismissed it.
  ///
  /// @param until when it is suggested again; `null`: once it is started or reset
  record Dismissed(@Nullable Instant until) implements Standing {
    @Override
    public String text() {
      return "You put it aside" + (until == null ? "." : " until " + until + ".");
    }
  }

  /// Its level is above what was asked for.
  record AboveLevel(int level) implements Standing {
    @Override
    public String text() {
      return "It is of level " + level + ", above what you asked for.";
    }
  }

  /// The goal does not need it.
  record OutsideGoal() implements Standing {
    @Override
    public String text() {
      return "Your goal does not need it.";
    }
  }
}
