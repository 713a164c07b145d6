package dev.waymark.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.waymark.log.LearnerPartitions;

@AnalyzeClasses(
    packages = "dev.waymark.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule grpcStaysInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("..gateway.grpc..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.grpc..",
              "io.quarkus.grpc..",
              "dev.waymark.catalog..",
              "dev.waymark.insight..",
              "dev.waymark.learner..",
              "dev.waymark.recommender..")
          .because("the wire of the recommender may change without the REST API changing");

  @ArchTest
  static final ArchRule kafkaStaysInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("..gateway.kafka..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.kafka..")
                  .or(
                      resideInAPackage("dev.waymark.log..")
                          .and(not(type(LearnerPartitions.class)))))
          .because("how progress is logged is nobody else's business, but which partition is");

  @ArchTest
  static final ArchRule ofTheEngineOnlyTheGraphIsKnown =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.waymark.engine..")
                  .and(resideOutsideOfPackage("dev.waymark.engine.graph"))
                  .or(resideInAPackage("dev.waymark.events.engine..")))
          .because("what a learner knows is asked of the recommender, never computed here");

  @ArchTest
  static final ArchRule onlyMapsAndChecksKnowTheGraph =
      noClasses()
          .that()
          .resideOutsideOfPackages("..gateway.map..", "..gateway.check..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.waymark.engine..", "dev.waymark.curriculum..")
          .because("the catalogue is asked of the recommender; here it is only drawn");

  @ArchTest
  static final ArchRule restStaysInItsPackage =
      noClasses()
          .that()
          .resideOutsideOfPackage("..gateway.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..")
          .because("only the REST resources know what a status code or a header is");

  @ArchTest
  static final ArchRule answersKnowNobody =
      classes()
          .that()
          .resideInAPackage("..gateway.answer..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..gateway.answer..",
              "com.fasterxml.jackson.annotation..",
              "java..",
              "org.eclipse.microprofile.openapi..",
              "org.jspecify..")
          .because("their JSON form is the public contract, and nothing inside may bend it");

  @ArchTest
  static final ArchRule nobodyReadsTheClock =
      noClasses()
          .that()
          .resideOutsideOfPackage("..gateway.wiring..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("time comes in as an InstantSource, so that a test can choose it");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("dev.waymark.gateway.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each package can then be read by itself");
}
