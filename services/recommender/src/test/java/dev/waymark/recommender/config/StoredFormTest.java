package dev.waymark.recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoredFormTest {
  private static final String STATEMENT =
      "MATCH (l:Learner {id: $id})-[a:AIMS_FOR]->(:Roadmap), (p:PartitionOffset), ()<-[:PROGRESS]-()";

  @Test
  void theFirstHasThePlainNames() {
    assertThat(new StoredForm(1).in(STATEMENT)).isEqualTo(STATEMENT);
    assertThat(new StoredForm(1).group("waymark-recommender")).isEqualTo("waymark-recommender");
  }

  @Test
  void othersHaveTheirNumber() {
    assertThat(new StoredForm(12).in(STATEMENT))
        .isEqualTo(
            "MATCH (l:Learner12 {id: $id})-[a:AIMS_FOR12]->(:Roadmap), (p:PartitionOffset12), ()<-[:PROGRESS]-()");
    assertThat(new StoredForm(12).group("g")).isEqualTo("g-form-12");
  }

  @Test
  void aLabelTellsItsForm() {
    assertThat(StoredForm.ofLabel("Learner")).contains(new StoredForm(1));
    assertThat(StoredForm.ofLabel("PartitionOffset3")).contains(new StoredForm(3));
    assertThat(StoredForm.ofLabel("LearnerGroup")).isEmpty();
    assertThat(StoredForm.ofLabel("Learner0")).isEmpty();
    assertThat(StoredForm.ofLabel("Topic")).isEmpty();
  }

  @Test
  void aConsumerGroupTellsItsForm() {
    assertThat(StoredForm.ofGroup("g", "g")).contains(new StoredForm(1));
    assertThat(StoredForm.ofGroup("g-form-12", "g")).contains(new StoredForm(12));
    assertThat(StoredForm.ofGroup("g-form-0", "g")).isEmpty();
    assertThat(StoredForm.ofGroup("g-of-others", "g")).isEmpty();
    assertThat(StoredForm.ofGroup("others", "g")).isEmpty();
  }

  /// What a raise of the form changes in pages for operators.
  @Test
  void pagesNameTheFormOfThisBuild() throws IOException {
    int number = StoredForm.CURRENT;
    StoredForm form = new StoredForm(number);
    assertThat(page("how-to/upgrade.md"))
        .contains(
            "This build stores form %d.".formatted(number),
            "`WAYMARK_RECOMMENDER_STORED_FORM=%d` has".formatted(number + 1),
            "`%s`".formatted(form.group("waymark-recommender")),
            "Form %d is the only one.".formatted(number));
    assertThat(page("reference/kafka.md"))
        .contains(
            "(`PartitionOffset%d`)".formatted(number),
            "`%s`".formatted(form.group("waymark-recommender")));
    assertThat(page("reference/recommender-configuration.md"))
        .contains("with `%s` behind it".formatted(form.group("")));
  }

  private static String page(String name) throws IOException {
    return Files.readString(Path.of("../../docs", name));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new StoredForm(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StoredForm(10_000)).isInstanceOf(IllegalArgumentException.class);
  }
}
