package dev.waymark.gateway.http;

import com.sun.net.httpserver.HttpServer;
import dev.waymark.gateway.auth.TestIssuer;
import dev.waymark.standalone.backends.Loopback;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An issuer of tokens and a file of keys, without a log and without a recommender.
public final class Identities implements QuarkusTestResourceLifecycleManager {

  /// Whether the gateway has the issuer's keys from a file; else it asks the issuer.
  static final String BY_FILE = "byFile";

  /// Where the issuer's key and the file of API keys are.
  static final String FOLDER = "waymark.test.folder";

  /// What sessions are sealed with.
  static final String SESSION_SECRET = "of sessions, for tests: 32 signs or more";

  private boolean byFile;
  private @Nullable HttpServer server;

  @Override
  public void init(Map<String, String> arguments) {
    byFile = Boolean.parseBoolean(arguments.get(BY_FILE));
  }

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("waymark-identities");
      String issuer = "https://issuer.example";
      var config = new HashMap<String, String>();
      if (byFile) {
        Files.writeString(
            folder.resolve("jwks.json"), TestIssuer.create(folder, issuer).publicKeys());
        config.put("waymark.gateway.auth.jwks-file", folder.resolve("jwks.json").toString());
      } else {
        server = TestIssuer.serve(folder);
        issuer = TestIssuer.url(server);
      }
      config.put(FOLDER, folder.toString());
      config.put("waymark.gateway.auth.issuer", issuer);
      config.put("waymark.gateway.auth.keys-file", folder.resolve("keys.json").toString());
      config.put("waymark.gateway.session.client-id", "pages");
      config.put("waymark.gateway.session.secret", SESSION_SECRET);
      config.put("waymark.gateway.auth.reload-interval", "100ms");
      config.put("waymark.gateway.auth.clock-skew", "1s");
      config.put("waymark.gateway.stream.heartbeat", "100ms");
      config.put("waymark.gateway.progress.connect-timeout", "200ms");
      config.put("kafka.bootstrap.servers", "127.0.0.1:1");
      config.put("quarkus.http.test-port", "0");
      config.put(
          "quarkus.grpc.clients.recommender.test-port", Integer.toString(Loopback.freePort()));
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
