package dev.waymark.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the sources are.
///
/// @param name the commit, with `-changed` where files differ from it
/// @param committed when; the beginning of 1970 where nobody knows
record Revision(String name, Instant committed) {

  static Revision of(Path checkout) throws IOException {
    String commit = git(checkout, "rev-parse", "HEAD");
    if (commit.isEmpty()) {
      return new Revision("unknown", Instant.EPOCH);
    }
    boolean changed = !git(checkout, "status", "--porcelain", "--untracked-files=no").isEmpty();
    String seconds = git(checkout, "log", "-1", "--format=%ct");
    return new Revision(
        changed ? commit + "-changed" : commit, Instant.ofEpochSecond(Long.parseLong(seconds)));
  }

  /// What git prints; nothing where it is missing or refuses.
  private static String git(Path checkout, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(checkout.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? printed.strip() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
