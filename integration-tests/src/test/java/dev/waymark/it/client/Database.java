package dev.waymark.it.client;

import dev.waymark.it.suite.RunningSuite;
import dev.waymark.load.suite.LeadingForm;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/// Neo4j itself, behind the recommenders' backs. Statements have the plain labels of what is stored
/// of learners, and are about the form that leads.
public final class Database implements AutoCloseable {

  private final Driver driver;

  /// The one of a suite.
  public Database(RunningSuite suite) {
    driver = suite.driver();
  }

  /// The form in which learners are stored now.
  public LeadingForm form() {
    return LeadingForm.of(driver);
  }

  /// Runs a statement.
  public void run(String statement, Map<String, Object> parameters) {
    driver.executableQuery(form().in(statement)).withParameters(parameters).execute();
  }

  /// What a query that returns one number returns.
  public long number(String query, Map<String, Object> parameters) {
    return driver
        .executableQuery(form().in(query))
        .withParameters(parameters)
        .execute()
        .records()
        .getFirst()
        .get(0)
        .asLong();
  }

  /// How many nodes and relationships have the text in a property.
  public long mentions(String text) {
    return number(
            "MATCH (n) WHERE any(key IN keys(n) WHERE n[key] = $text) RETURN count(n)",
            Map.of("text", text))
        + number(
            "MATCH ()-[r]->() WHERE any(key IN keys(r) WHERE r[key] = $text) RETURN count(r)",
            Map.of("text", text));
  }

  /// Keeps everybody from writing to a learner who is there, until it is closed.
  public Hold hold(String learnerId) {
    Session session = driver.session();
    Transaction transaction = session.beginTransaction();
    transaction
        .run(
            form().in("MATCH (l:Learner {id: $id}) SET l.held = true RETURN l.id"),
            Map.of("id", learnerId))
        .single();
    return () -> {
      transaction.rollback();
      session.close();
    };
  }

  /// Ends a hold.
  public interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public void close() {
    driver.close();
  }
}
