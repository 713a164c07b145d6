package dev.waymark.gateway.progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import java.io.IOException;

/// Parses JSON from strangers: nothing nested deeper, named longer or written longer than any valid
/// request needs, no name twice in one object, nothing after the document.
public final class JsonDocuments {

  static final int MAX_DEPTH = 16;
  static final int MAX_STRING_LENGTH = 4_096;
  static final int MAX_NAME_LENGTH = 256;
  static final int MAX_NUMBER_LENGTH = 64;

  private static final ObjectMapper STRICT =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING_LENGTH)
                          .maxNameLength(MAX_NAME_LENGTH)
                          .maxNumberLength(MAX_NUMBER_LENGTH)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  // The place of a fault is named by line and column, never by quoting the body.
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonDocuments() {}

  /// Any JSON document.
  ///
  /// @throws ProblemException when it is not one
  public static JsonNode parse(byte[] body) {
    try {
      JsonNode document = STRICT.readTree(body);
      if (document.isMissingNode()) {
        throw malformed("The body is empty. Send a JSON document.");
      }
      return document;
    } catch (StreamConstraintsException e) {
      throw malformed(
          "The body is nested deeper than %d, or has a string longer than %d, a name longer than %d or a number longer than %d characters."
              .formatted(MAX_DEPTH, MAX_STRING_LENGTH, MAX_NAME_LENGTH, MAX_NUMBER_LENGTH));
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      throw malformed(
          location == null
              ? "The body is not valid JSON."
              : "The body is not valid JSON at line %d, column %d."
                  .formatted(location.getLineNr(), location.getColumnNr()));
    } catch (IOException e) {
      throw malformed("The body is not valid JSON in UTF-8.");
    }
  }

  /// A JSON object.
  ///
  /// @throws ProblemException when it is not one
  public static ObjectNode parseObject(byte[] body) {
    if (parse(body) instanceof ObjectNode object) {
      return object;
    }
    throw malformed("The body must be a JSON object.");
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(Problem.of(ProblemType.MALFORMED_JSON, detail));
  }
}
