package dev.waymark.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.waymark.gateway.answer.NextSteps;
import dev.waymark.gateway.problem.FieldError;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/// Tells in the API's description which properties of an answer are always there: those that cannot
/// be null.
final class RequiredProperties {

  private static final Map<String, Class<?>> ELSEWHERE =
      Map.of(
          "Problem", ProblemBody.class,
          "FieldError", FieldError.class,
          "LearnerExport", ExportSchema.class,
          "ExportedProfile", ExportSchema.ExportedProfile.class,
          "ExportedTotals", ExportSchema.ExportedTotals.class,
          "ExportedTopic", ExportSchema.ExportedTopic.class,
          "ExportedReset", ExportSchema.ExportedReset.class,
          "ExportedDismissal", ExportSchema.ExportedDismissal.class,
          "ExportedAnswers", ExportSchema.ExportedAnswers.class,
          "ExportedAnswer", ExportSchema.ExportedAnswer.class);

  private RequiredProperties() {}

  static void describe(OpenAPI openApi) {
    openApi.getComponents().getSchemas().forEach(RequiredProperties::require);
  }

  private static void require(String name, Schema schema) {
    Class<?> answer = answer(name);
    if (answer == null) {
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
        .filter(component -> !isLeftOutWhenEmpty(answer, component))
        .flatMap(component ->
            component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                ? always(component.getType())
                : Stream.of(component.getName()));
  }

  /// Whether a list is left out when it is empty. No text of an answer is.
  private static boolean isLeftOutWhenEmpty(Class<?> answer, RecordComponent component) {
    JsonInclude inclusion = component.getAccessor().getAnnotation(JsonInclude.class);
    return component.getType() == List.class
        && inclusion(inclusion == null ? answer.getAnnotation(JsonInclude.class) : inclusion)
            == JsonInclude.Include.NON_EMPTY;
  }

  private static JsonInclude.Include inclusion(@Nullable JsonInclude annotation) {
    return annotation == null ? JsonInclude.Include.NON_NULL : annotation.value();
  }

  private static @Nullable Class<?> answer(String name) {
    if (ELSEWHERE.containsKey(name)) {
      return ELSEWHERE.get(name);
    }
    try {
      Class<?> type = Class.forName(NextSteps.class.getPackageName() + "." + name);
      return type.isRecord() ? type : null;
    } catch (ClassNotFoundException e) {
      // Not every schema is an answer.
      return null;
    }
  }
}
