import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/** Runs one query on this machine's Neo4j and prints its rows. */
final class Query {

  private Query() {}

  public static void main(String[] arguments) {
    if (arguments.length != 5 || !arguments[0].equals("-u") || !arguments[2].equals("-p")) {
      throw new IllegalArgumentException("Usage: cypher-shell -u USER -p PASSWORD QUERY");
    }
    try (Driver driver =
        GraphDatabase.driver(
            "bolt://127.0.0.1:7687", AuthTokens.basic(arguments[1], arguments[3]))) {
      driver.executableQuery(arguments[4]).execute().records().forEach(System.out::println);
    }
  }
}
