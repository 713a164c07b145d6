package dev.waymark.recommender.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.observability.Tracing;
import dev.waymark.recommender.wiring.InstanceId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/// What tokens, committed offsets and copies in memory depend on is read where a cluster's driver
/// sends writes, the leader, and in sessions that wait for what this instance has seen. Shown by
/// what is asked of the driver: a cluster takes a licence.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class LeaderReadsTest {
  private final List<SessionConfig> configs = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  @Inject Driver driver;
  @Inject ServedGraph served;
  @Inject RecommenderConfig config;
  @Inject StoredForm form;
  @Inject InstanceId instance;
  @Inject Tracing tracing;

  @Test
  void learnersAndOffsetsAreReadAtTheLeaderInSessionsThatShareBookmarks() {
    await().atMost(Duration.ofSeconds(20)).until(() -> served.current().isPresent());
    Neo4jSessions sessions = new Neo4jSessions(recording(Driver.class, driver), tracing);
    Neo4jProgressLog log = new Neo4jProgressLog(sessions, config, form, instance);

    new Neo4jLearners(sessions, form).load(Set.of("nobody"), served.current().orElseThrow());
    log.committedOffsets(List.of(0, 1));
    log.everRead(List.of(0));
    log.formerRecords("no-log");
    new Neo4jPartitionHistory(sessions, config, form, instance).read();
    new Neo4jStoredForms(sessions, config, form, instance).standing();

    assertThat(asked).hasSizeGreaterThanOrEqualTo(6).containsOnly("executeWrite");
    BookmarkManager shared = sessions.bookmarks();
    assertThat(configs).allSatisfy(it -> assertThat(it.bookmarkManager()).containsSame(shared));
    assertThat(shared.getBookmarks()).isNotEmpty();
  }

  /// The same driver, or session, with what is asked of it written down.
  private <T> T recording(Class<T> type, T real) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (arguments != null
              && arguments.length > 0
              && arguments[0] instanceof SessionConfig it) {
            configs.add(it);
          } else if (method.getName().matches("executeRead|executeWrite.*|run|beginTransaction")) {
            asked.add(method.getName());
          }
          try {
            Object result = method.invoke(real, arguments);
            return result instanceof Session session ? recording(Session.class, session) : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
