package dev.waymark.gateway.http;

import dev.waymark.standalone.backends.Loopback;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// A gateway that people sign in to, without a log and without a recommender. The issuer starts
/// after it.
public final class SignInSurroundings implements QuarkusTestResourceLifecycleManager {

  /// The port of the issuer.
  static final String ISSUER_PORT = "waymark.test.issuer-port";

  @Override
  public Map<String, String> start() {
    int port = Loopback.freePort();
    var config = new HashMap<String, String>();
    config.put(ISSUER_PORT, Integer.toString(port));
    config.put("waymark.gateway.auth.issuer", "http://127.0.0.1:" + port);
    config.put("waymark.gateway.auth.clock-skew", "0s");
    config.put("waymark.gateway.session.client-id", "pages");
    config.put("waymark.gateway.session.client-secret", "of the client");
    config.put("waymark.gateway.session.scopes", "openid,profile");
    config.put("waymark.gateway.cors.origins", "https://app.example");
    config.put("waymark.gateway.progress.connect-timeout", "200ms");
    config.put("kafka.bootstrap.servers", "127.0.0.1:1");
    config.put("quarkus.http.test-port", "0");
    config.put("quarkus.grpc.clients.recommender.test-port", Integer.toString(Loopback.freePort()));
    return config;
  }

  @Override
  public void stop() {}
}
