package dev.waymark.it.client;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.waymark.progress.v1.ConsistencyToken;
import java.util.Base64;
import java.util.function.UnaryOperator;

/// What a client that does not keep to the rules might make of a consistency token.
public final class ForgedTokens {

  private ForgedTokens() {}

  /// A token with another content.
  public static String forged(String token, UnaryOperator<ConsistencyToken.Builder> change) {
    try {
      ConsistencyToken genuine = ConsistencyToken.parseFrom(Base64.getUrlDecoder().decode(token));
      byte[] bytes = change.apply(genuine.toBuilder()).build().toByteArray();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
