package dev.waymark.identity;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/// Puts into a token what the request for it names: `learner` becomes the subject, `scope` the
/// scopes, `learners` the reach of a service.
final class RequestedClaims implements OAuth2TokenCallback {

  private static final String AUDIENCE = "waymark";
  private static final long HOUR = 3_600;

  @Override
  public String issuerId() {
    return LocalIssuer.ID;
  }

  @Override
  public String subject(TokenRequest request) {
    return parameter(request, "learner");
  }

  @Override
  public String typeHeader(TokenRequest request) {
    return "JWT";
  }

  @Override
  public List<String> audience(TokenRequest request) {
    return List.of(AUDIENCE);
  }

  @Override
  public Map<String, Object> addClaims(TokenRequest request) {
    Map<String, Object> claims = new HashMap<>();
    if (request.getScope() != null) {
      claims.put("scope", request.getScope().toString());
    }
    String reach = parameter(request, "learners");
    if (!reach.isEmpty()) {
      claims.put("waymark_learners", reach);
    }
    return claims;
  }

  /// Seconds.
  @Override
  public long tokenExpiry() {
    return HOUR;
  }

  private static String parameter(TokenRequest request, String name) {
    List<String> values = request.getCustomParameter(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }
}
