package dev.waymark.trainer.model;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.forecast.ForecastWeights;
import dev.waymark.model.v1.FeatureWeight;
import dev.waymark.model.v1.Forecast;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.TopicEase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A model as bytes: equal models are equal bytes, and the version is their hash.
public final class ModelForm {
  /// What a recommender takes at most, unless it is told otherwise.
  public static final int MOST_BYTES = 4 << 20;

  private static final int DIGITS = 12;

  private ModelForm() {}

  /// A model with its version set.
  static Model named(Model model) {
    return model.toBuilder().setVersion(version(model)).build();
  }

  /// The bytes to publish.
  public static byte[] bytes(Model model) {
    byte[] bytes = new byte[model.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      model.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  /// The model that serves by these bytes.
  ///
  /// @throws BadModel if they are none, were changed, or are for other features
  public static Model read(byte[] bytes) {
    Model model;
    try {
      model = Model.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new BadModel("its bytes are no model (" + e.getMessage() + ")");
    }
    if (!model.getVersion().equals(version(model))) {
      throw new BadModel("its version is not the hash of its bytes");
    }
    var _ = forecasts(model);
    return model;
  }

  /// What foretells answers while nothing is trained.
  public static ForecastModel untrained() {
    return ForecastModel.UNTRAINED;
  }

  /// What foretells answers with the model.
  public static ForecastModel forecasts(Model model) {
    Forecast m = model.getForecast();
    List<String> names = m.getFeaturesList().stream().map(FeatureWeight::getFeature).toList();
    if (!names.equals(ForecastWeights.FEATURES)) {
      throw new BadModel("it is for other features");
    }
    Map<String, Double> features = new LinkedHashMap<>();
    m.getFeaturesList().forEach(it -> features.put(it.getFeature(), it.getWeight()));
    Map<String, dev.waymark.engine.forecast.TopicEase> topics = new TreeMap<>();
    try {
      m.getTopicsList().forEach(it -> topics.put(it.getTopicId(), topic(it)));
      return new ForecastModel(
          new ForecastWeights(model.getVersion(), m.getPrior(), m.getBias(), features, topics));
    } catch (IllegalArgumentException e) {
      throw new BadModel(String.valueOf(e.getMessage()));
    }
  }

  private static dev.waymark.engine.forecast.TopicEase topic(TopicEase it) {
    return new dev.waymark.engine.forecast.TopicEase(
        it.getEase(),
        it.getIntercept(),
        it.getSuccesses(),
        it.getAttempts(),
        it.getItemsList().stream().mapToLong(Long::longValue).toArray(),
        floats(it.getItemEaseList()),
        floats(it.getItemInterceptList()));
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  static Forecast wire(ForecastWeights weights) {
    Forecast.Builder wire =
        Forecast.newBuilder().setPrior(weights.prior()).setBias(weights.bias());
    for (String feature : ForecastWeights.FEATURES) {
      wire.addFeatures(
          FeatureWeight.newBuilder()
              .setFeature(feature)
              .setWeight(weights.features().getOrDefault(feature, 0.0)));
    }
    new TreeMap<>(weights.topics()).forEach((id, ease) -> wire.addTopics(wire(id, ease)));
    return wire.build();
  }

  private static TopicEase wire(String topicId, dev.waymark.engine.forecast.TopicEase ease) {
    TopicEase.Builder wire =
        TopicEase.newBuilder()
            .setTopicId(topicId)
            .setEase(ease.ease())
            .setIntercept(ease.intercept())
            .setSuccesses(ease.successes())
            .setAttempts(ease.attempts());
    for (int i = 0; i < ease.items().length; i++) {
      wire.addItems(ease.items()[i])
          .addItemEase(ease.itemEase()[i])
          .addItemIntercept(ease.itemIntercept()[i]);
    }
    return wire.build();
  }

  private static String version(Model model) {
    try {
      byte[] unnamed = bytes(model.toBuilder().clearVersion().build());
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(unnamed);
      return "forecast-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Bytes that cannot serve; the message is a clause without a full stop.
  public static final class BadModel extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadModel(String clause) {
      super(clause);
    }
  }
}
