package dev.waymark.gateway.auth;

import dev.waymark.gateway.config.GatewayConfig;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The issuer as Quarkus OIDC knows it: by `waymark.gateway.auth`, on top of `quarkus.oidc.*`,
/// which sets timeouts, proxies and TLS towards it.
@ApplicationScoped
public class IssuerTenant implements TenantConfigResolver {

  private static final String ID = "waymark";

  private final GatewayConfig.Auth config;
  private volatile @Nullable OidcTenantConfig tenant;

  IssuerTenant(GatewayConfig config) {
    this.config = config.auth();
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
    return Uni.createFrom().item(this::tenant);
  }

  /// The issuer as people sign in with it. To Quarkus it is no web application, which would have
  /// sessions of its own.
  public OidcTenantConfig signIn(String id, String clientId, Optional<String> clientSecret) {
    String name = config.issuer().orElseThrow();
    var preset = preset();
    var tenant =
        OidcTenantConfig.builder(preset)
            .tenantId(id)
            .tenantEnabled(true)
            .applicationType(ApplicationType.SERVICE)
            .authServerUrl(preset.authServerUrl().orElse(name))
            .clientId(clientId)
            .token()
            .issuer(name)
            .lifespanGrace(Math.toIntExact(config.clockSkew().toSeconds()))
            .end();
    clientSecret.ifPresent(tenant::credentials);
    return tenant.build();
  }

  /// Tokens are checked here, by their signatures: what needs the issuer to confirm each of them
  /// (introspection) is refused.
  OidcTenantConfig tenant() {
    @Nullable OidcTenantConfig made = tenant;
    if (made == null) {
      made = make();
      tenant = made;
    }
    return made;
  }

  private OidcTenantConfig make() {
    var preset = preset();
    String issuer = config.issuer().orElseThrow();
    return OidcTenantConfig.builder(preset)
        .tenantId(ID)
        .tenantEnabled(true)
        .authServerUrl(preset.authServerUrl().orElse(issuer))
        .token()
        .issuer(issuer)
        .audience(config.audience())
        .lifespanGrace(Math.toIntExact(config.clockSkew().toSeconds()))
        .allowJwtIntrospection(false)
        .allowOpaqueTokenIntrospection(false)
        .end()
        .build();
  }

  /// What `quarkus.oidc.*` sets.
  private static io.quarkus.oidc.runtime.OidcTenantConfig preset() {
    OidcConfig settings =
        ConfigProvider.getConfig().unwrap(SmallRyeConfig.class).getConfigMapping(OidcConfig.class);
    return Objects.requireNonNull(settings.namedTenants().get(OidcConfig.DEFAULT_TENANT_KEY));
  }
}
