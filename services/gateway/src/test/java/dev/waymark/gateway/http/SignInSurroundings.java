package dev.waymark.gateway.http;

import com.sun.net.httpserver.HttpServer;
import dev.waymark.gateway.auth.TestIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An issuer that people sign in with, without a log and without a recommender.
public final class SignInSurroundings implements QuarkusTestResourceLifecycleManager {

  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("waymark-sign-in");
      server = TestIssuer.serve(folder);
      String url = SignInIssuer.start(server, folder).url();
      var config = new HashMap<String, String>();
      config.put("waymark.gateway.auth.issuer", url);
      config.put("waymark.gateway.auth.clock-skew", "0s");
      config.put("waymark.gateway.session.client-id", "pages");
      config.put("waymark.gateway.session.client-secret", "of the client");
      config.put("waymark.gateway.session.scopes", "openid,profile");
      config.put("waymark.gateway.cors.origins", "https://app.example");
      config.put("waymark.gateway.progress.connect-timeout", "200ms");
      config.put("kafka.bootstrap.servers", "127.0.0.1:1");
      config.put("quarkus.http.test-port", "0");
      config.put(
          "quarkus.grpc.clients.recommender.test-port", Integer.toString(Surroundings.freePort()));
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
