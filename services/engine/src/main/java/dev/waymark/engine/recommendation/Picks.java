package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.GoalScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Makes a list of the topics that [Ranking] scores: one after another, each topic of a section
/// making further ones of it less welcome.
///
/// Two things must not be buried by what scores higher: the way back, a prerequisite of what failed
/// until it closed, is third at the latest; and something new is fourth at the latest, however much
/// is to be reviewed after a long break.
final class Picks {
  /// How many times the limit are looked at for the sake of variety.
  private static final int POOL = 3;

  /// Places counted from 0.
  private static final int WAY_BACK = 2;

  private static final int NEW = 3;

  private final NextStepsQuery query;
  private final Policy policy;
  private final Ranking ranking;
  private final GoalScope scope;
  private final int[] taken;
  private final List<Pick> picks = new ArrayList<>();

  private Picks(NextStepsQuery query, Policy policy, Ranking ranking) {
    this.query = query;
    this.policy = policy;
    this.ranking = ranking;
    scope = query.scope();
    taken = new int[scope.sectionTitles().size()];
  }

  /// @param position of the topic in the scope
  /// @param alike better steps of the same section
  record Pick(int position, int alike) {}

  /// The picks for the query, best first: as many as it asks for, as far as there are candidates.
  static List<Pick> of(NextStepsQuery query, Policy policy, Ranking ranking) {
    return new Picks(query, policy, ranking).pick();
  }

  private List<Pick> pick() {
    int[] pool = ranking.best(query.limit() == 1 ? 1 : query.limit() * POOL);
    int count = Math.min(query.limit(), pool.length);
    while (picks.size() < count) {
      int owed =
          switch (picks.size()) {
            case WAY_BACK -> missing(ranking::isWayBack);
            case NEW -> missing(position -> !ranking.isDue(position));
            default -> -1;
          };
      add(owed >= 0 ? owed : best(pool));
    }
    return picks;
  }

  /// The best topic of the kind, unless one is there already; or -1.
  private int missing(IntPredicate kind) {
    if (picks.stream().anyMatch(pick -> kind.test(pick.position()))) {
      return -1;
    }
    int[] best = ranking.best(1, kind);
    return best.length == 0 ? -1 : best[0];
  }

  private int best(int[] pool) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int position : pool) {
      double score = ranking.score(position) - policy.variety() * alike(position);
      if (score > most && !isPicked(position)) {
        most = score;
        best = position;
      }
    }
    return best;
  }

  private boolean isPicked(int position) {
    for (Pick pick : picks) {
      if (pick.position() == position) {
        return true;
      }
    }
    return false;
  }

  private void add(int position) {
    picks.add(new Pick(position, alike(position)));
    if (scope.section(position) >= 0) {
      taken[scope.section(position)]++;
    }
  }

  private int alike(int position) {
    int section = scope.section(position);
    return section < 0 ? 0 : taken[section];
  }
}
