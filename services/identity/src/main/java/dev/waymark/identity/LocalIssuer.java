package dev.waymark.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// An OpenID Connect provider on this machine, by mock-oauth2-server.
final class LocalIssuer implements AutoCloseable {

  /// Its name in URLs: the issuer is `http://127.0.0.1:PORT/waymark`.
  static final String ID = "waymark";

  private static final String PAGE = "sign-in.html";

  private final MockOAuth2Server server;
  private final Path page;

  private LocalIssuer(MockOAuth2Server server, Path page) {
    this.server = server;
    this.page = page;
  }

  /// Serves discovery, keys, tokens and a page to sign in on, on a port of the loopback address; 0
  /// is any free one.
  static LocalIssuer start(int port) throws IOException {
    Path page = page();
    var server =
        new MockOAuth2Server(
            new OAuth2Config(
                true,
                page.toString(),
                null,
                false,
                new OAuth2TokenProvider(),
                java.util.Set.of(new RequestedClaims()),
                new NettyWrapper()));
    server.start(InetAddress.getLoopbackAddress(), port);
    return new LocalIssuer(server, page);
  }

  /// The page as a file, which is how the server takes it.
  private static Path page() throws IOException {
    Path file = Files.createTempFile("waymark-", PAGE);
    file.toFile().deleteOnExit();
    try (InputStream in = LocalIssuer.class.getResourceAsStream(PAGE)) {
      Files.copy(Objects.requireNonNull(in), file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /// The issuer, as tokens name it.
  String url() {
    return "http://127.0.0.1:%d/%s".formatted(server.url(ID).port(), ID);
  }

  @Override
  public void close() {
    server.shutdown();
    page.toFile().delete();
  }
}
