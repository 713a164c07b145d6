package dev.waymark.models;

import static dev.waymark.models.fixture.TrainedModels.model;
import static dev.waymark.models.fixture.TrainedModels.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.waymark.engine.recommendation.Experience;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.NextTopic;
import dev.waymark.model.v1.ResourceStatistics;
import dev.waymark.model.v1.TopicPace;
import dev.waymark.models.fixture.TrainedModels;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelReaderTest {
  private final ModelReader reader = new ModelReader(10_000);

  private ServedModel read(Model model) {
    try {
      return reader.read(model.toByteArray());
    } catch (RefusedModelException e) {
      throw new AssertionError(e);
    }
  }

  private RefusedModelException refused(byte[] bytes) {
    Throwable thrown = catchThrowable(() -> reader.read(bytes));
    assertThat(thrown).isInstanceOf(RefusedModelException.class);
    return (RefusedModelException) thrown;
  }

  private RefusedModelException refused(Model.Builder model) {
    return refused(sealed(model).toByteArray());
  }

  private static NextTopic.Builder nextTopic() {
    return TrainedModels.nextTopic("vectors sql", "sql");
  }

  private static TopicPace pace(String topic, double factor, int reports) {
    return TopicPace.newBuilder().setTopicId(topic).setFactor(factor).setReports(reports).build();
  }

  @Test
  void aGoodModelIsReadWhole() {
    Model good =
        sealed(
            model(0.5)
                .setNextTopic(nextTopic())
                .addPaces(pace("vectors", 2, 30))
                .addPaces(pace("sql", 1, 10))
                .addResources(
                    ResourceStatistics.newBuilder()
                        .setResourceId("book")
                        .setRatings(2)
                        .setStars(9)
                        .setGainPerHour(0.2)
                        .setGainLow(0.1)
                        .setGainHigh(0.3)));
    ServedModel read = read(good);
    assertThat(read.version()).isEqualTo(good.getVersion()).matches("forecast-[0-9a-f]{12}");
    Experience experience = read.experience();
    assertThat(experience.nextTopic().topicIds()).containsExactly("vectors", "sql");
    assertThat(experience.paces()).isEqualTo(Map.of("vectors", 2.0, "sql", 1.0));
    assertThat(experience.usualPace()).isEqualTo(1.75);
    assertThat(experience.resources().get("book"))
        .satisfies(it -> {
          assertThat(it.stars()).isEqualTo(9);
          assertThat(it.gain().isCertain()).isTrue();
        });
    assertThat(read.topicIds()).containsExactlyInAnyOrder("vectors", "sql");
  }

  @Test
  void whatIsNoModelIsCorrupt() {
    assertThat(refused(new byte[] {1, 2, 3}).fault()).isEqualTo(ModelFault.CORRUPT);
    byte[] whole = sealed(model(0)).toByteArray();
    byte[] torn = Arrays.copyOf(whole, whole.length - 5);
    assertThat(refused(torn).fault()).isEqualTo(ModelFault.CORRUPT);
  }

  @Test
  void aChangedModelIsNotWhatItsVersionSays() {
    Model changed = sealed(model(0)).toBuilder().setNextTopic(nextTopic()).build();
    RefusedModelException refused = refused(changed.toByteArray());
    assertThat(refused.fault()).isEqualTo(ModelFault.HASH_MISMATCH);
    assertThat(refused).hasMessageContaining("publish the model again");
    assertThat(refused(new byte[0]).fault()).isEqualTo(ModelFault.HASH_MISMATCH);
  }

  @Test
  void otherFeaturesAreNamed() {
    Model.Builder model = model(0);
    model.getForecastBuilder().getFeaturesBuilder(0).setFeature("shoe-size");
    RefusedModelException refused = refused(model);
    assertThat(refused.fault()).isEqualTo(ModelFault.OTHER_FEATURES);
    assertThat(refused).hasMessageContaining("missing: [all-successes]; unknown: [shoe-size]");
    Model.Builder fewer = model(0);
    fewer.getForecastBuilder().removeFeatures(0);
    assertThat(refused(fewer).fault()).isEqualTo(ModelFault.OTHER_FEATURES);
  }

  @Test
  void whatIsRefusedBreaksNoLineOfALog() {
    RefusedModelException refused = refused(model(0).addPaces(pace("a\nb", Double.NaN, 1)));
    assertThat(refused.getMessage()).contains("a?b").doesNotContain("\n");
    assertThat(ModelReader.name(model(0).setVersion("a\nb").build().toByteArray()))
        .isEqualTo("without a name");
  }

  @Test
  void aLargeModelIsNotEvenRead() {
    RefusedModelException refused = refused(new byte[10_001]);
    assertThat(refused.fault()).isEqualTo(ModelFault.TOO_LARGE);
    assertThat(refused).hasMessageContaining("waymark.recommender.model.max-bytes");
  }

  @Test
  void numbersOutOfRangeAreRefusedByName() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e9, -1e9}) {
      Model.Builder bias = model(bad);
      assertInvalid(bias, "bias");
      Model.Builder feature = model(0);
      feature.getForecastBuilder().getFeaturesBuilder(3).setWeight(bad);
      assertInvalid(feature, "all-mean-slow");
      Model.Builder topic = model(0);
      topic.getForecastBuilder().getTopicsBuilder(0).setSuccesses(bad);
      assertInvalid(topic, "topic vectors");
      Model.Builder item = model(0);
      item.getForecastBuilder().getTopicsBuilder(1).setItemEase(0, (float) bad);
      assertInvalid(item, "an item of topic sql");
      Model.Builder prior = model(0);
      prior.getForecastBuilder().setPrior(bad);
      assertInvalid(prior, "prior");
      assertInvalid(
          model(0).setNextTopic(nextTopic().setWeights(0, bad)), "weights of next-topic experts");
      assertInvalid(
          model(0).setNextTopic(nextTopic().setShares(0, bad)), "shares of next-topic experts");
      assertInvalid(model(0).addPaces(pace("vectors", bad, 1)), "pace of topic vectors");
      assertInvalid(
          model(0)
              .addResources(
                  ResourceStatistics.newBuilder().setResourceId("book").setGainPerHour(bad)),
          "resource book");
    }
    assertInvalid(model(0).addPaces(pace("vectors", 0, 1)), "pace of topic vectors");
  }

  @Test
  void aModelOfMasteryIsRefusedWithWhatToDo() {
    RefusedModelException refused =
        refused(model(0).setVersion("logistic-0123456789ab").build().toByteArray());
    assertThat(refused.fault()).isEqualTo(ModelFault.OTHER_FEATURES);
    assertThat(refused).hasMessageContaining("train with this release");
  }

  @Test
  void sequencesThatCannotBeAreRefused() {
    assertInvalid(model(0).setNextTopic(nextTopic().setTopics(0, 2)), "names topics");
    assertInvalid(model(0).setNextTopic(nextTopic().setTopics(0, -1)), "names topics");
    assertInvalid(model(0).setNextTopic(nextTopic().addTopics(0)), "make up");
    assertInvalid(model(0).setNextTopic(nextTopic().setLengths(0, -1)), "1 to 64");
    assertInvalid(model(0).setNextTopic(nextTopic().clearTopicIds()), "names topics");
    RefusedModelException refused = refused(model(0).setNextTopic(nextTopic().addWeights(0)));
    assertThat(refused.fault()).isEqualTo(ModelFault.OTHER_FEATURES);
    assertThat(refused).hasMessageContaining("train with this release");
  }

  @Test
  void itemsInDisorderOrWithoutTheirEaseAreRefused() {
    Model.Builder twice = model(0);
    twice
        .getForecastBuilder()
        .getTopicsBuilder(1)
        .addItems(5)
        .addItems(5)
        .addItemEase(0)
        .addItemEase(0)
        .addItemIntercept(0)
        .addItemIntercept(0);
    assertInvalid(twice, "not in order");
    Model.Builder bare = model(0);
    bare.getForecastBuilder().getTopicsBuilder(0).addItems(5);
    assertInvalid(bare, "each item has an ease");
  }

  @Test
  void whatIsSaidTwiceIsRefused() {
    assertInvalid(model(0).setNextTopic(nextTopic().setTopicIds(1, "vectors")), "once");
    assertInvalid(model(0).addPaces(pace("sql", 1, 1)).addPaces(pace("sql", 2, 1)), "twice");
    Model.Builder topics = model(0);
    topics.getForecastBuilder().getTopicsBuilder(0).setTopicId("sql");
    assertInvalid(topics, "topic sql is there twice");
    ResourceStatistics book = ResourceStatistics.newBuilder().setResourceId("book").build();
    assertInvalid(model(0).addResources(book).addResources(book), "twice");
  }

  @Test
  void impossibleCountsAreRefused() {
    assertInvalid(
        model(0)
            .addResources(
                ResourceStatistics.newBuilder().setResourceId("book").setRatings(1).setStars(6)),
        "stars");
    assertInvalid(
        model(0)
            .addResources(ResourceStatistics.newBuilder().setResourceId("book").setRightWith(1)),
        "right answers");
  }

  private void assertInvalid(Model.Builder model, String named) {
    RefusedModelException refused = refused(model);
    assertThat(refused.fault()).isEqualTo(ModelFault.INVALID);
    assertThat(refused).hasMessageContaining(named);
  }

  @Test
  void whateverTheBytesTheyAreReadOrRefused() {
    byte[] good = sealed(model(0).setNextTopic(nextTopic())).toByteArray();
    Random random = new Random(7);
    for (int run = 0; run < 20_000; run++) {
      byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 4));
      for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Throwable thrown = catchThrowable(() -> reader.read(bytes));
      if (!Arrays.equals(bytes, good)) {
        assertThat(thrown).as("run %d", run).isInstanceOf(RefusedModelException.class);
      }
      assertThat(ModelReader.name(bytes)).hasSizeLessThanOrEqualTo(40);
    }
  }
}
