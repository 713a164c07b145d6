package dev.waymark.curriculum;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.waymark.curriculum", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyTheLayoutPackageKnowsTheLayoutLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.waymark.curriculum.layout..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse..")
          .because("it is large, and slow to load for commands that draw nothing");

  @ArchTest
  static final ArchRule onlyTheYamlPackageKnowsTheParser =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.waymark.curriculum.yaml..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml..")
          .because("the limits on what is read are kept there");

  @ArchTest
  static final ArchRule itKnowsNothingOfStoresServersAndCommands =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.neo4j..",
              "org.apache.kafka..",
              "picocli..",
              "io.quarkus..",
              "dev.waymark.seed..",
              "dev.waymark.gateway..")
          .because("commands and the gateway read, check and draw by the same code");
}
