package dev.waymark.seed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.waymark.seed", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyTheNeo4jPackageKnowsTheDriver =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.waymark.seed.neo4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.neo4j..", "ac.simons.neo4j..")
          .because("how the graph is stored can then change in one place");

  @ArchTest
  static final ArchRule onlyTheKafkaPackageKnowsItsClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.waymark.seed.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..")
          .because("checking and drawing must work without a broker in mind");

  @ArchTest
  static final ArchRule onlyTheRenderPackageKnowsTheLayoutLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.waymark.seed.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse..")
          .because("it is large, and slow to load for commands that draw nothing");

  @ArchTest
  static final ArchRule onlyTheYamlPackageKnowsTheParser =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.waymark.seed.yaml..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.snakeyaml..")
          .because("the limits on what is read are kept there");

  @ArchTest
  static final ArchRule checksKnowNothingOfStoresAndCommands =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.waymark.seed.yaml..",
              "dev.waymark.seed.authoring..",
              "dev.waymark.seed.check..",
              "dev.waymark.seed.release..",
              "dev.waymark.seed.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.waymark.seed.neo4j..",
              "dev.waymark.seed.kafka..",
              "dev.waymark.seed.publish..",
              "dev.waymark.seed.cli..")
          .because("data flows from files to stores, never back");
}
