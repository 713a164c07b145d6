package dev.waymark.recommender.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new StoredForm(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StoredForm(10_000)).isInstanceOf(IllegalArgumentException.class);
  }
}
