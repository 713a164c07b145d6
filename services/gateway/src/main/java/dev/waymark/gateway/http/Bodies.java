package dev.waymark.gateway.http;

import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of requests.
///
/// The REST layer runs a method on the event loop only when the body is all there, and on a worker
/// thread when it is still arriving, so reading here never holds up the event loop.
final class Bodies {

  /// The content coding that bodies may have.
  static final String GZIP = "gzip";

  private Bodies() {}

  /// The whole body, inflated, whether or not its length was declared. What inflates to more than
  /// the bound is given up there, however small it was sent.
  ///
  /// @param coding the header `Content-Encoding`; null when there is none
  /// @param most bytes at most, inflated
  /// @throws ProblemException when there are more
  static byte[] read(@Nullable InputStream body, @Nullable String coding, int most) {
    if (body == null) {
      return new byte[0];
    }
    byte[] read;
    try (InputStream inflated = coding == null ? body : new GZIPInputStream(body)) {
      read = inflated.readNBytes(most + 1);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of(ProblemType.INVALID_REQUEST, "The body could not be read to its end."), e);
    }
    if (read.length > most) {
      throw new ProblemException(tooLarge(most));
    }
    return read;
  }

  /// The problem with a body of more than `most` bytes.
  static Problem tooLarge(int most) {
    return Problem.of(
        ProblemType.REQUEST_TOO_LARGE,
        "A body must have at most %d bytes. Nothing of it was recorded; send less at once."
            .formatted(most));
  }
}
