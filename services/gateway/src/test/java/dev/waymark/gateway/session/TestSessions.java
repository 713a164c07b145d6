package dev.waymark.gateway.session;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Cookies as the gateway seals them, for people who signed in long ago or just now.
public final class TestSessions {

  private TestSessions() {}

  /// The header `Cookie` of somebody who signed in at a gateway with this secret.
  ///
  /// @param claims those of the access token
  public static String cookie(String secret, JsonObject claims) {
    Session session = new Session(claims, "Ada", Instant.now());
    return "waymark-session="
        + new Seal(secret.getBytes(StandardCharsets.UTF_8))
            .seal("waymark-session", session.toJson());
  }
}
