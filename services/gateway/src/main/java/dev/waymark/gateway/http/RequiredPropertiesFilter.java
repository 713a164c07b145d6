package dev.waymark.gateway.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.waymark.gateway.answer.NextSteps;
import dev.waymark.gateway.answer.Profile;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Tells in the API's description which properties of an answer are always there: those that cannot
/// be null.
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class RequiredPropertiesFilter implements OASFilter {

  @Override
  public void filterOpenAPI(OpenAPI openApi) {
    openApi.getComponents().getSchemas().forEach(RequiredPropertiesFilter::require);
  }

  private static void require(String name, Schema schema) {
    Class<?> answer = answer(name);
    // A profile is also sent, and then none of it has to be there.
    if (answer == null || answer == Profile.class) {
      return;
    }
    List<String> required = always(answer).toList();
    if (!required.isEmpty()) {
      schema.setRequired(required);
    }
  }

  private static Stream<String> always(Class<?> answer) {
    return Arrays.stream(answer.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .flatMap(component ->
            component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                ? always(component.getType())
                : Stream.of(component.getName()));
  }

  private static @Nullable Class<?> answer(String name) {
    try {
      Class<?> type = Class.forName(NextSteps.class.getPackageName() + "." + name);
      return type.isRecord() ? type : null;
    } catch (ClassNotFoundException e) {
      // Not every schema is an answer.
      return null;
    }
  }
}
