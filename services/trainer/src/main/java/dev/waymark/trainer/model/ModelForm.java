package dev.waymark.trainer.model;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.forecast.ForecastWeights;
import dev.waymark.model.v1.FeatureWeight;
import dev.waymark.model.v1.Forecast;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.TopicEase;
import dev.waymark.models.ModelKeys;
import dev.waymark.models.ModelReader;
import dev.waymark.models.PublishedModel;
import dev.waymark.models.RefusedModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/// A model as bytes: equal models are equal bytes, and the version is their hash.
public final class ModelForm {
  /// What a recommender takes at most, unless it is told otherwise.
  public static final int MAX_BYTES = 4 << 20;

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
  /// @throws BadModelException if they are none, were changed, or are for other features
  public static Model read(byte[] bytes) {
    Model model;
    try {
      model = Model.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new BadModelException("its bytes are no model (" + e.getMessage() + ")");
    }
    var _ = forecasts(model);
    return model;
  }

  /// The model that serves, if it is one that recommenders take.
  ///
  /// @param trusted the keys of which one must have signed it; empty when every model is taken
  /// @throws BadModelException if it is none, was changed, is for other features or is not signed
  public static Model read(PublishedModel published, Optional<ModelKeys> trusted) {
    try {
      if (trusted.isPresent()) {
        trusted.get().require(published);
      }
    } catch (RefusedModelException e) {
      throw new BadModelException(String.valueOf(e.getMessage()));
    }
    return read(published.model().orElseThrow());
  }

  /// What predicts answers while nothing is trained.
  public static ForecastModel untrained() {
    return ForecastModel.UNTRAINED;
  }

  /// What predicts answers with the model, as a recommender reads it.
  public static ForecastModel forecasts(Model model) {
    try {
      return new ModelReader(Integer.MAX_VALUE).read(bytes(model)).forecasts();
    } catch (RefusedModelException e) {
      throw new BadModelException(String.valueOf(e.getMessage()));
    }
  }

  static Forecast wire(ForecastWeights weights) {
    Forecast.Builder wire = Forecast.newBuilder().setPrior(weights.prior()).setBias(weights.bias());
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
  public static final class BadModelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadModelException(String clause) {
      super(clause);
    }
  }
}
