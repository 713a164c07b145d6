package dev.waymark.it.backends;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.neo4j.Neo4jContainer;
import org.testcontainers.utility.DockerImageName;

/// Containers of the images that the system properties `waymark.neo4j.image` and
/// `waymark.kafka.image` name. An image of another name must behave as the official one.
final class DockerBackends implements TestBackends {

  private final Neo4jContainer neo4j =
      new Neo4jContainer(image("waymark.neo4j.image", "neo4j")).withoutAuthentication();
  private final KafkaContainer kafka =
      new KafkaContainer(image("waymark.kafka.image", "apache/kafka"));

  DockerBackends() {
    Startables.deepStart(neo4j, kafka).join();
  }

  private static DockerImageName image(String property, String official) {
    String name = System.getProperty(property, official);
    return DockerImageName.parse(name).asCompatibleSubstituteFor(official);
  }

  @Override
  public String boltUri() {
    return neo4j.getBoltUrl();
  }

  @Override
  public String boltPassword() {
    return "not asked for";
  }

  @Override
  public String kafkaBootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public boolean isEmbedded() {
    return false;
  }

  @Override
  public void close() {
    kafka.stop();
    neo4j.stop();
  }
}
