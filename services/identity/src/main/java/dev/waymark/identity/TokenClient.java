package dev.waymark.identity;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks the local issuer for tokens, as a client with credentials of its own would (RFC 6749
/// section 4.4).
final class TokenClient {

  private static final String CLIENT = "waymark-cli";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String issuer;

  TokenClient(String issuer) {
    this.issuer = issuer;
  }

  /// A token.
  ///
  /// @param learner whose token it is; null for a service's
  /// @param learners the reach of a service; null for a learner's
  /// @param scopes what it is limited to, or may do
  /// @throws IOException with a sentence on what to do when there is no token
  String token(@Nullable String learner, @Nullable String learners, List<String> scopes)
      throws IOException, InterruptedException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "client_credentials");
    form.put("client_id", CLIENT);
    form.put("client_secret", "any");
    form.put("learner", learner == null ? CLIENT : learner);
    if (learners != null) {
      form.put("learners", learners);
    }
    if (!scopes.isEmpty()) {
      form.put("scope", String.join(" ", scopes));
    }
    var request =
        HttpRequest.newBuilder(URI.create(issuer + "/token"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return JSONObjectUtils.getNonBlankString(
          JSONObjectUtils.parse(answer.body()), "access_token");
    } catch (IOException e) {
      throw new IOException(
          "No issuer answers at %s: start ./waymark up --auth, or name it with --issuer."
              .formatted(issuer),
          e);
    } catch (ParseException e) {
      throw new IOException("%s answered without a token.".formatted(issuer), e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
