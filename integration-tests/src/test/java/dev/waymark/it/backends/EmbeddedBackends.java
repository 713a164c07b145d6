package dev.waymark.it.backends;

import dev.waymark.standalone.BackendsProcess;
import dev.waymark.standalone.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The servers of the standalone module, on a folder that is deleted at the end.
final class EmbeddedBackends implements TestBackends {

  private final Path data;
  private final BackendsProcess process;

  EmbeddedBackends() {
    try {
      data = Files.createTempDirectory("waymark-it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = BackendsProcess.start(data);
  }

  @Override
  public String boltUri() {
    return process.boltUri();
  }

  @Override
  public String boltPassword() {
    return process.boltPassword();
  }

  @Override
  public String kafkaBootstrapServers() {
    return process.kafkaBootstrapServers();
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public void close() {
    process.close();
    try {
      Folders.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
