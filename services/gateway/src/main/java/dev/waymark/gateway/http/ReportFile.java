package dev.waymark.gateway.http;

import dev.waymark.events.KeyFile;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The page that `waymark report` wrote, read anew for each request. Blocks.
@ApplicationScoped
class ReportFile {

  static final int MAX_BYTES = 16 << 20;

  private static final Logger LOG = Logger.getLogger(ReportFile.class);

  private final Optional<Path> path;

  ReportFile(GatewayConfig config) {
    this.path = config.reportFile();
  }

  boolean isThere() {
    return path.filter(Files::isRegularFile).isPresent();
  }

  /// The page.
  ///
  /// @throws ProblemException when none is configured or the file has none
  byte[] read() {
    Path file =
        path.orElseThrow(() ->
            missing(
                "None is configured: write one with waymark report, and set"
                    + " waymark.gateway.report-file.",
                null));
    try {
      return KeyFile.read(file, MAX_BYTES);
    } catch (NoSuchFileException e) {
      throw missing("None was written yet.", e);
    } catch (IOException e) {
      LOG.errorf("The report %s cannot be served: %s", file, e.getMessage());
      throw missing("The file that is configured cannot be served; the gateway's log says why.", e);
    }
  }

  private static ProblemException missing(String detail, @Nullable Throwable cause) {
    return new ProblemException(Problem.of(ProblemType.NO_REPORT, detail), cause);
  }
}
