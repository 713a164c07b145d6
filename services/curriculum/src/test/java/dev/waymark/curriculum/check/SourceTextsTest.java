package dev.waymark.curriculum.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.SourceText;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/// Curricula that are at hand as texts.
final class SourceTextsTest {
  private static final String TOPIC =
      """
      topics:
      - id: a
        title: A
        summary: S
        kind: CONZEPT
        level: 9
        minutes: 60
        requires: {hard: [b]}
      - {title: nameless}
      """;

  @Test
  void aFindingHasItsLineItsColumnAndItsTopic() {
    List<Finding> findings = check(TOPIC).findings();

    assertThat(findings)
        .filteredOn(Finding::isError)
        .extracting(f -> f.at().line() + ":" + f.at().column() + " " + f.topicId())
        .contains("5:9 a", "6:10 a", "8:21 a")
        .contains("9:3 null")
        .doesNotContain("9:3 a");
    assertThat(findings).allMatch(finding -> finding.at().file().equals("a.yaml"));
  }

  @Test
  void aSyntaxErrorHasItsColumn() {
    assertThat(check("a: [1, 2\nb: 3\n").findings().getFirst().at().column()).isPositive();
  }

  @Test
  void aCurriculumOfTooManyTopicsIsNotChecked() {
    CheckedCurriculum checked =
        CheckedCurriculum.of(List.of(new SourceText("a.yaml", TOPIC)), 0, () -> false);

    assertThat(checked.findings())
        .extracting(Finding::message)
        .contains("1 topics are too many. Bring them down to 0.")
        .noneMatch(message -> message.contains("which is not there"));
  }

  @Test
  void aCheckThatNobodyWantsIsGivenUp() {
    assertThatThrownBy(
            () -> CheckedCurriculum.of(List.of(new SourceText("a.yaml", TOPIC)), 10, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private static CheckedCurriculum check(String text) {
    return CheckedCurriculum.of(
        List.of(new SourceText("a.yaml", "\uFEFF" + text)), 10, () -> false);
  }
}
