package dev.waymark.gateway.auth;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// An issuer of tokens: its key, what it publishes, and the tokens it signs.
public final class TestIssuer {

  /// The audience of its tokens.
  public static final String AUDIENCE = "waymark";

  private static final float HOUR = 60;

  private final RsaJsonWebKey key;
  private final String url;

  private TestIssuer(RsaJsonWebKey key, String url) {
    this.key = key;
    this.url = url;
  }

  /// A new issuer whose key is kept in a file of the folder.
  public static TestIssuer create(Path folder, String url) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId("k1");
      Files.writeString(
          folder.resolve("private.jwk"), key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
      return new TestIssuer(key, url);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The issuer whose key is in the folder.
  public static TestIssuer in(Path folder, String url) {
    try {
      return new TestIssuer(
          (RsaJsonWebKey)
              JsonWebKey.Factory.newJwk(Files.readString(folder.resolve("private.jwk"))),
          url);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Serves discovery and keys of an issuer on a free port of this machine.
  public static HttpServer serve(Path folder) throws IOException {
    return serve(folder, 0);
  }

  /// Serves discovery and keys of an issuer on a port of this machine.
  public static HttpServer serve(Path folder, int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    String url = url(server);
    TestIssuer issuer = create(folder, url);
    answer(
        server,
        "/.well-known/openid-configuration",
        """
        {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token",
         "authorization_endpoint":"%1$s/authorize","revocation_endpoint":"%1$s/revoke","end_session_endpoint":"%1$s/end"}
        """
            .formatted(url));
    answer(server, "/jwks", issuer.publicKeys());
    server.start();
    return server;
  }

  public static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpServer server, String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  /// The JSON Web Key Set that it publishes.
  public String publicKeys() {
    return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  public RsaJsonWebKey key() {
    return key;
  }

  /// A token as it should be, but for what `change` does to its claims.
  public String token(Consumer<JwtClaims> change) {
    return sign(change, AlgorithmIdentifiers.RSA_USING_SHA256, key.getPrivateKey(), "k1");
  }

  /// A token by any algorithm and key.
  public String sign(
      Consumer<JwtClaims> change, String algorithm, @Nullable Key with, String keyId) {
    var claims = new JwtClaims();
    claims.setIssuer(url);
    claims.setAudience(AUDIENCE);
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(HOUR);
    claims.setSubject("ada");
    change.accept(claims);
    var token = new JsonWebSignature();
    token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    token.setAlgorithmHeaderValue(algorithm);
    token.setKeyIdHeaderValue(keyId);
    token.setPayload(claims.toJson());
    token.setKey(with);
    token.setDoKeyValidation(false);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
