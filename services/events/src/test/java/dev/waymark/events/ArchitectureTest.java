package dev.waymark.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.waymark.events",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theEngineStaysInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.waymark.events.engine")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.waymark.engine..", "dev.waymark.events.engine")
          .because("the gateway goes by the rules and does not know the engine");

  @ArchTest
  static final ArchRule noClientNoFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.waymark.events..",
              "dev.waymark.engine..",
              "dev.waymark.catalog.v1",
              "dev.waymark.learner.v1",
              "dev.waymark.progress.v1",
              "com.fasterxml.jackson..",
              "com.google.protobuf..",
              "io.cloudevents..",
              "io.opentelemetry.api..",
              "io.opentelemetry.context..",
              "java..",
              "javax.crypto..",
              "org.jspecify..")
          .because("what an event says does not depend on how it travels");

  @ArchTest
  static final ArchRule theSdkIsForReadingOnly =
      noClasses()
          .that()
          .doNotHaveSimpleName("EnvelopeReader")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.cloudevents..")
          .because("the gateway has the rules without the SDK");
}
