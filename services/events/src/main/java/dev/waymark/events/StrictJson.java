package dev.waymark.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The one reading of JSON from untrusted clients, whichever way it came: RFC 8259 in UTF-8 and no
/// more. No comments, no single quotes, no name twice in one object, nothing after the document,
/// nothing nested deeper, named longer or written longer than any valid event needs. A byte order
/// mark is passed over.
public final class StrictJson {
  public static final int MAX_DEPTH = 16;
  public static final int MAX_NAME_LENGTH = 256;
  public static final int MAX_NUMBER_LENGTH = 64;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final int maxStringLength;
  private final ObjectMapper mapper;

  /// @param maxStringLength the longest string, in UTF-16 units
  public StrictJson(int maxStringLength) {
    this.maxStringLength = maxStringLength;
    this.mapper =
        new ObjectMapper(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(maxStringLength)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // The place of a fault is named by line and column, never by quoting the input.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /// Says what is wrong, as the rest of a sentence that the name of the document begins, without
  /// its full stop.
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedException(String clause) {
      // Bad input is frequent and expected: no stack trace.
      super(clause, null, false, false);
    }

    /// Such as `is not valid JSON at line 1, column 2`.
    public String clause() {
      return String.valueOf(getMessage());
    }
  }

  /// The document as a tree; null when there is none.
  ///
  /// @throws MalformedException when the bytes are not one JSON document
  public @Nullable JsonNode tree(byte[] utf8) throws MalformedException {
    String text = text(ByteBuffer.wrap(utf8));
    try {
      JsonNode document = mapper.readTree(text);
      return document.isMissingNode() ? null : document;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  /// The document as text that any reader of JSON understands alike.
  ///
  /// @throws MalformedException when the bytes are not one JSON document
  public String checked(ByteBuffer utf8) throws MalformedException {
    String text = text(utf8);
    try (JsonParser parser = mapper.getFactory().createParser(text)) {
      @Nullable JsonToken token = parser.nextToken();
      if (token == null) {
        throw new MalformedException("is empty");
      }
      int depth = 0;
      while (token != null) {
        parser.finishToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        token = depth > 0 ? parser.nextToken() : null;
      }
      if (parser.nextToken() != null) {
        throw new MalformedException("has something after its end");
      }
    } catch (IOException e) {
      throw malformed(e);
    }
    return text;
  }

  private static String text(ByteBuffer utf8) throws MalformedException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(utf8.duplicate()).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedException("is not valid JSON in UTF-8");
    }
  }

  private MalformedException malformed(IOException cause) {
    if (cause instanceof StreamConstraintsException) {
      return new MalformedException(
          "is nested deeper than %d, or has a string longer than %d, a name longer than %d or a number longer than %d characters"
              .formatted(MAX_DEPTH, maxStringLength, MAX_NAME_LENGTH, MAX_NUMBER_LENGTH));
    }
    @Nullable JsonLocation location =
        cause instanceof JsonProcessingException known ? known.getLocation() : null;
    return new MalformedException(
        location == null
            ? "is not valid JSON"
            : "is not valid JSON at line %d, column %d"
                .formatted(location.getLineNr(), location.getColumnNr()));
  }
}
