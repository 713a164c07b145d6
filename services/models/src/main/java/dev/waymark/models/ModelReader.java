package dev.waymark.models;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.model.v1.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Reads a model that came over the wire, and refuses what must not be used.
public final class ModelReader {
  private static final String KIND = "forecast-";
  private static final String FORMER_KIND = "logistic-";
  private static final int HASH_DIGITS = 12;
  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,40}");

  private final int maxBytes;

  /// @param maxBytes what a model has at most
  public ModelReader(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /// Refuses what has too many bytes.
  public void requireSize(byte[] bytes) throws RefusedModelException {
    if (bytes.length > maxBytes) {
      throw new RefusedModelException(
          ModelFault.TOO_LARGE,
          "it has %,d bytes and waymark.recommender.model.max-bytes allows %,d"
              .formatted(bytes.length, maxBytes));
    }
  }

  /// The model that serves by these bytes.
  public ServedModel read(byte[] bytes) throws RefusedModelException {
    requireSize(bytes);
    Model message = parse(bytes);
    if (message.getVersion().startsWith(FORMER_KIND)) {
      throw new RefusedModelException(
          ModelFault.OTHER_FEATURES,
          "it was trained by a release whose models spoke of mastery; train with this release");
    }
    String expected = version(message);
    if (!message.getVersion().equals(expected)) {
      throw new RefusedModelException(
          ModelFault.HASH_MISMATCH,
          "its bytes make it %s; they were changed, so publish the model again"
              .formatted(expected));
    }
    return WireModel.read(message);
  }

  /// The version that the bytes say, for naming what is refused.
  public static String name(byte[] bytes) {
    try {
      String version = parse(bytes).getVersion();
      return NAME.matcher(version).matches() ? version : "without a name";
    } catch (RefusedModelException e) {
      return "without a name";
    }
  }

  private static Model parse(byte[] bytes) throws RefusedModelException {
    try {
      return Model.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new RefusedModelException(
          ModelFault.CORRUPT,
          "its bytes are no waymark.model.v1.Model (%s)".formatted(e.getMessage()));
    }
  }

  private static String version(Model message) {
    Model unnamed = message.toBuilder().clearVersion().build();
    byte[] bytes = new byte[unnamed.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      unnamed.writeTo(out);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return KIND + HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
