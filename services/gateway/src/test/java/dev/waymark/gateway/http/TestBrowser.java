package dev.waymark.gateway.http;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Sends requests as pages of the gateway do, with the cookies that it set, and follows no
/// redirect.
final class TestBrowser implements AutoCloseable {

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final int port;

  TestBrowser(int port) {
    this.port = port;
  }

  /// @param headers names and values in turn; a `Sec-Fetch-Site` among them replaces the usual one
  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(address(path))).GET();
    request.header("Sec-Fetch-Site", "same-origin");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// @param site what the browser says of the page that sends it; empty for nothing
  HttpResponse<String> post(String path, String site) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(address(path)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.noBody());
    if (!site.isEmpty()) {
      request.header("Sec-Fetch-Site", site);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /// Those that it has.
  List<HttpCookie> cookies() {
    return cookies.getCookieStore().getCookies();
  }

  String address(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
