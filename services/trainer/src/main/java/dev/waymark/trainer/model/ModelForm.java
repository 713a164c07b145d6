package dev.waymark.trainer.model;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.mastery.LogisticModel;
import dev.waymark.engine.mastery.LogisticWeights;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.model.v1.FeatureWeight;
import dev.waymark.model.v1.LogisticMastery;
import dev.waymark.model.v1.Model;
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
    var _ = mastery(model);
    return model;
  }

  /// What foretells answers while nothing is trained.
  public static MasteryModel untrained() {
    return new BktModel();
  }

  /// What foretells answers with the model.
  public static MasteryModel mastery(Model model) {
    LogisticMastery m = model.getMastery();
    List<String> names = m.getFeaturesList().stream().map(FeatureWeight::getFeature).toList();
    if (!names.equals(LogisticWeights.FEATURES)) {
      throw new BadModel("it is for other features");
    }
    Map<String, Double> features = new LinkedHashMap<>();
    m.getFeaturesList().forEach(it -> features.put(it.getFeature(), it.getWeight()));
    try {
      return new LogisticModel(
          new LogisticWeights(
              model.getVersion(),
              m.getBias(),
              features,
              m.getTopicsMap(),
              m.getSlip(),
              m.getGuess()));
    } catch (IllegalArgumentException e) {
      throw new BadModel(String.valueOf(e.getMessage()));
    }
  }

  static LogisticMastery wire(LogisticWeights weights) {
    LogisticMastery.Builder wire =
        LogisticMastery.newBuilder()
            .setBias(weights.bias())
            .putAllTopics(new TreeMap<>(weights.topics()))
            .setSlip(weights.slip())
            .setGuess(weights.guess());
    for (String feature : LogisticWeights.FEATURES) {
      wire.addFeatures(
          FeatureWeight.newBuilder()
              .setFeature(feature)
              .setWeight(weights.features().getOrDefault(feature, 0.0)));
    }
    return wire.build();
  }

  private static String version(Model model) {
    try {
      byte[] unnamed = bytes(model.toBuilder().clearVersion().build());
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(unnamed);
      return "logistic-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
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
