package dev.waymark.gateway.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.events.StrictJson;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// Parses bodies by the one strict reading of JSON: what is refused here is refused in the log, and
/// the other way round.
public final class JsonDocuments {

  static final int MAX_STRING_LENGTH = 4_096;

  private static final StrictJson STRICT = new StrictJson(MAX_STRING_LENGTH);

  /// For whole texts, which the bound on the body bounds.
  private static final StrictJson TEXTS = new StrictJson(Integer.MAX_VALUE);

  private JsonDocuments() {}

  /// Any JSON document.
  ///
  /// @throws ProblemException when it is not one
  public static JsonNode parse(byte[] body) {
    return parse(STRICT, body);
  }

  private static JsonNode parse(StrictJson json, byte[] body) {
    try {
      JsonNode document = json.tree(body);
      if (document == null) {
        throw malformed("The body is empty. Send a JSON document.");
      }
      return document;
    } catch (StrictJson.MalformedException e) {
      throw malformed("The body " + e.clause() + ".");
    }
  }

  /// Any JSON document within another; null when there is none.
  ///
  /// @throws StrictJson.MalformedException when it is not one
  static @Nullable JsonNode tree(byte[] utf8) throws StrictJson.MalformedException {
    return STRICT.tree(utf8);
  }

  /// A JSON object.
  ///
  /// @throws ProblemException when it is not one
  public static ObjectNode parseObject(byte[] body) {
    return object(parse(STRICT, body));
  }

  /// A JSON object that may have strings as long as the body.
  ///
  /// @throws ProblemException when it is not one
  public static ObjectNode parseObjectOfTexts(byte[] body) {
    return object(parse(TEXTS, body));
  }

  private static ObjectNode object(JsonNode document) {
    if (document instanceof ObjectNode object) {
      return object;
    }
    throw malformed("The body must be a JSON object.");
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(Problem.of(ProblemType.MALFORMED_JSON, detail));
  }
}
