package dev.waymark.identity;

import java.net.InetAddress;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// An OpenID Connect provider on this machine, by mock-oauth2-server.
final class LocalIssuer implements AutoCloseable {

  /// Its name in URLs: the issuer is `http://127.0.0.1:PORT/waymark`.
  static final String ID = "waymark";

  private final MockOAuth2Server server;

  private LocalIssuer(MockOAuth2Server server) {
    this.server = server;
  }

  /// Serves discovery, keys and tokens on a port of the loopback address; 0 is any free one.
  static LocalIssuer start(int port) {
    var server =
        new MockOAuth2Server(
            new OAuth2Config(
                false,
                null,
                null,
                false,
                new OAuth2TokenProvider(),
                java.util.Set.of(new RequestedClaims()),
                new NettyWrapper()));
    server.start(InetAddress.getLoopbackAddress(), port);
    return new LocalIssuer(server);
  }

  /// The issuer, as tokens name it.
  String url() {
    return "http://127.0.0.1:%d/%s".formatted(server.url(ID).port(), ID);
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
