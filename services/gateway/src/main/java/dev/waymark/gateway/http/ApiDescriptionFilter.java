package dev.waymark.gateway.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/// Completes the API's description by what annotations do not say, or would have to say everywhere.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescriptionFilter implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    OtherResponses.describe(openApi);
    SharedSchemas.describe(openApi);
    RequiredProperties.describe(openApi);
    ProblemResponses.describe(openApi);
  }
}
