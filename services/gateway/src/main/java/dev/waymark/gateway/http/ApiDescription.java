package dev.waymark.gateway.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the description of the API says of it as a whole.
@OpenAPIDefinition(
    info =
        @Info(
            title = "Waymark",
            version = "v1",
            description =
"""
                Tells a learner's app what to learn next, and why. Send what learners do as progress events; ask for \
                their next steps. Every failure is an `application/problem+json` (RFC 9457) whose `type` never changes. \
                Query parameters and properties of a body that are not known are refused, for they are most likely \
                misspelt, and so is a parameter with one value that is there twice. Bodies may be compressed with gzip. \
Properties that are not required are absent where they do not apply; later versions may add properties, values of \
enumerations and problems. Every GET has a HEAD, and every path OPTIONS.\
""",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    tags = {
      @Tag(name = Tags.PROGRESS, description = "What learners did."),
      @Tag(name = Tags.RECOMMENDATIONS, description = "What to learn next, and what is known."),
      @Tag(name = Tags.CATALOGUE, description = "What there is to learn."),
      @Tag(name = Tags.AUTHORING, description = "Curricula that are being written."),
      @Tag(name = Tags.LEARNERS, description = "Goals, preferences and privacy."),
      @Tag(
          name = Tags.INSIGHT,
          description = "Figures over all learners, for operators and authors."),
      @Tag(name = Tags.SESSION, description = "People who sign in with a browser."),
      @Tag(name = Tags.OPERATION, description = "Health, metrics and this description.")
    },
    security = @SecurityRequirement(name = ApiDescription.BEARER),
    components =
        @Components(schemas = @Schema(name = "Problem", implementation = ProblemBody.class)))
@SecurityScheme(
    securitySchemeName = ApiDescription.BEARER,
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description =
        """
        A token of the configured issuer (OpenID Connect), or an API key of the gateway. A gateway without either is \
        open to everyone on its machine and needs none. `docs/reference/access.md` says who may do what.\
        """)
public class ApiDescription extends Application {

  static final String BEARER = "bearer";
}
