package dev.waymark.gateway.session;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Somebody who signed in: the claims of their access token that say who they are and what they may
/// do, without the token.
///
/// @param claims those claims, of which `exp` says until when they count
/// @param name how the pages address the person
/// @param since when the person signed in, in person
record Session(JsonObject claims, String name, Instant since) {

  private static final int MAX_NAME_LENGTH = 128;
  private static final String CLAIMS = "claims";
  private static final String NAME = "name";
  private static final String SINCE = "since";
  private static final String EXPIRY = "exp";

  /// The session that an access token is good for.
  ///
  /// @param kept the names of the claims that count
  /// @param lifetime how long a session lasts at most
  static Session of(
      JsonObject claims, List<String> kept, String name, Instant since, Duration lifetime) {
    var those = new JsonObject();
    kept.stream()
        .filter(claims::containsKey)
        .forEach(claim -> those.put(claim, claims.getValue(claim)));
    those.put(EXPIRY, Math.min(claims.getLong(EXPIRY), since.plus(lifetime).getEpochSecond()));
    return new Session(those, name.substring(0, Math.min(name.length(), MAX_NAME_LENGTH)), since);
  }

  static Session fromJson(JsonObject json) {
    return new Session(
        json.getJsonObject(CLAIMS),
        json.getString(NAME),
        Instant.ofEpochSecond(json.getLong(SINCE)));
  }

  JsonObject toJson() {
    return new JsonObject().put(CLAIMS, claims).put(NAME, name).put(SINCE, since.getEpochSecond());
  }

  /// From when on it must be renewed.
  Instant until() {
    return Instant.ofEpochSecond(claims.getLong(EXPIRY));
  }
}
