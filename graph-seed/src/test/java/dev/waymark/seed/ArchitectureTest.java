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
  static final ArchRule plansKnowNothingOfStoresAndCommands =
      noClasses()
          .that()
          .resideInAPackage("dev.waymark.seed.release..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.waymark.seed.neo4j..",
              "dev.waymark.seed.kafka..",
              "dev.waymark.seed.publish..",
              "dev.waymark.seed.cli..")
          .because("what a release changes is decided before any store is asked");
}
