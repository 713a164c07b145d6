package dev.waymark.report;

import java.util.List;

/// Where learners practise without getting anywhere, and who.
final class SpinningSection {
  private static final int MAX_LISTED = 15;

  private final TopicSections names;
  private final WheelSpinning spinning;
  private final int learners;

  /// @param learners of the log
  SpinningSection(TopicSections names, WheelSpinning spinning, int learners) {
    this.names = names;
    this.spinning = spinning;
    this.learners = learners;
  }

  String html() {
    List<Integer> topics = spinning.topics();
    List<WheelSpinning.Spinner> spinners = spinning.learners();
    if (topics.isEmpty()) {
      return Html.paragraph(
          "No learner gave %d answers or more on a topic without %d right in a row."
              .formatted(WheelSpinning.OPPORTUNITIES, WheelSpinning.MASTERED_IN_A_ROW));
    }
    List<Integer> listed = topics.stream().limit(MAX_LISTED).toList();
    return Html.paragraph(
            "%,d of %,d learners gave %d answers or more on a topic without %d right in a row, on %d topics in all. What they lack may be nothing that the graph names, or nothing that the resources teach."
                .formatted(
                    spinners.size(),
                    learners,
                    WheelSpinning.OPPORTUNITIES,
                    WheelSpinning.MASTERED_IN_A_ROW,
                    topics.size()))
        + new RowChart(
                "The topics on which most learners spin",
                "share of those who spin among all who spin or mastered it",
                0,
                false,
                true,
                listed.stream()
                    .map(t -> new RowChart.Row(names.name(t), spinning.share(t)))
                    .toList())
            .svg()
        + Html.table(
            "Wheel-spinning by topic",
            List.of("topic", "learners who spin", "share"),
            listed.stream()
                .map(t ->
                    List.of(
                        names.label(t),
                        Html.count(spinning.spinning(t)),
                        Html.percent(spinning.share(t))))
                .toList())
        + Html.numbers(
            Html.table(
                "Learners who spin on most topics",
                List.of("learner", "topics"),
                spinners.stream()
                    .limit(MAX_LISTED)
                    .map(it ->
                        List.of(
                            "<code>" + Html.escape(it.learnerId()) + "</code>",
                            Html.count(it.topics())))
                    .toList()));
  }
}
