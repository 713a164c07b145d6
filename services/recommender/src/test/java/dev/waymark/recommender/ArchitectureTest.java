package dev.waymark.recommender;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.waymark.recommender", "dev.waymark.engine");

  @Test
  void neo4jStaysInItsPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.waymark.recommender.neo4j")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.neo4j..")
        .because("the database can then be read about, tested and replaced in one place")
        .check(CLASSES);
  }

  @Test
  void kafkaStaysInItsPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.waymark.recommender.kafka..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "dev.waymark.log..")
        .because("what a record is must not leak into what it means")
        .check(CLASSES);
  }

  @Test
  void publicMethodsReturnPublicTypes() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.waymark.recommender.kafka..")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .haveRawReturnType(
            DescribedPredicate.describe(
                "public",
                it ->
                    it.isPrimitive()
                        || it.isArray()
                        || it.getModifiers().contains(JavaModifier.PUBLIC)))
        .because("a caller in another package compiles without it and fails when it runs")
        .check(CLASSES);
  }

  @Test
  void recordsAreReadElsewhere() {
    noClasses()
        .that()
        .resideInAPackage("dev.waymark.recommender..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.cloudevents..")
        .because("what a record says is the same for everyone who reads the log")
        .check(CLASSES);
  }

  @Test
  void grpcStaysInItsPackage() {
    noClasses()
        .that()
        .resideInAPackage("dev.waymark.recommender..")
        .and()
        .resideOutsideOfPackages("dev.waymark.recommender.grpc", "dev.waymark.recommender.v1")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.grpc..", "io.quarkus.grpc..", "com.google.rpc..")
        .because("the wire is mapped to the engine's types at the border")
        .check(CLASSES);
  }

  @Test
  void theEngineKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("dev.waymark.engine..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("dev.waymark.engine..", "java..", "org.jspecify..")
        .because("the thinking is pure")
        .check(CLASSES);
  }

  @Test
  void decidingNeedsNoTechnology() {
    noClasses()
        .that()
        .resideInAPackage("dev.waymark.recommender.ingest")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "dev.waymark.recommender.ingest",
            "dev.waymark.recommender.learner",
            "dev.waymark.engine..",
            "java..",
            "org.jspecify..")
        .because(
            "what a batch does is a function that can be tested for any interleaving of faults")
        .check(CLASSES);
  }
}
