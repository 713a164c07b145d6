package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.waymark.gateway.auth.Rule;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No method of a resource is without a rule.
class EndpointsTest {

  /// A method of a resource.
  private record Operation(String method, String path, String where) {}

  @Test
  void everyMethodOfEveryResourceHasARule() {
    List<Operation> operations =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.waymark.gateway")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(EndpointsTest::operations)
                .toList();
    assertThat(operations)
        .hasSizeGreaterThanOrEqualTo(15)
        .allSatisfy(operation -> {
          Endpoints.Endpoint endpoint = Endpoints.of(operation.path().replaceAll("\\{\\w+}", "x"));
          assertThat(endpoint).as(operation.toString()).isNotNull();
          assertThat(endpoint.template()).isEqualTo(operation.path());
          assertThat(endpoint.has(operation.method())).as(operation.toString()).isTrue();
          // How people become known is for those who are not.
          assertThat(endpoint.rule(operation.method()) == Rule.PUBLIC)
              .as(operation.toString())
              .isEqualTo(operation.path().startsWith("/session/"));
          assertThat(endpoint.rule().scope().isPresent())
              .as("what is about learners needs a scope: %s", operation)
              .isEqualTo(
                  operation.path().startsWith("/v1/learners/")
                      || operation.path().startsWith("/v1/insight"));
        });
  }

  private static java.util.stream.Stream<Operation> operations(JavaMethod method) {
    return Arrays.stream(method.reflect().getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(verb -> verb != null)
        .map(verb ->
            new Operation(
                verb.value(),
                path(method.getOwner())
                    + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse(""),
                method.getFullName()));
  }

  private static String path(JavaClass resource) {
    return resource.getAnnotationOfType(Path.class).value();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/learners/ada/progress, ada",
    "/v1/learners/ada, ada",
    "/v1/learners/Zo%C3%AB/path, Zoë",
    "/v1/learners/school%2D1.ada/topics/bob, school-1.ada",
    "/v1/topics/ada,",
  })
  void aPathIsAboutTheLearnerThatItNames(String path, String learner) {
    Endpoints.Endpoint endpoint = Endpoints.of(path);
    assertThat(endpoint).isNotNull();
    assertThat(endpoint.learnerId(path)).isEqualTo(learner);
  }
}
