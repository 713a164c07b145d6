package dev.waymark.it.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An open stream of server-sent events.
public final class EventStream implements AutoCloseable {

  private static final long TIMEOUT_SECONDS = 40;
  private static final int MAX_ATTEMPTS = 30;

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

  /// Opens it.
  ///
  /// @param headers names and values in turn
  public EventStream(URI address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<Stream<String>> response = open(request.build());
      Thread.startVirtualThread(() -> read(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Asks again while the answer is to do so, as an app would.
  private HttpResponse<Stream<String>> open(HttpRequest request)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        client.send(request, HttpResponse.BodyHandlers.ofLines());
    for (int attempt = 1; response.statusCode() >= 503 && attempt < MAX_ATTEMPTS; attempt++) {
      response.body().close();
      Thread.sleep(1_000);
      response = client.send(request, HttpResponse.BodyHandlers.ofLines());
    }
    if (response.statusCode() != 200) {
      throw new IllegalStateException("The stream was refused: " + response.statusCode());
    }
    return response;
  }

  private void read(Stream<String> lines) {
    List<String> block = new ArrayList<>();
    try (lines) {
      lines.forEach(line -> {
        if (line.isEmpty()) {
          blocks.add(new Block(List.copyOf(block)));
          block.clear();
        } else {
          block.add(line);
        }
      });
    } catch (UncheckedIOException e) {
      blocks.add(new Block(List.of("event:cut off")));
    }
  }

  /// The next block of lines.
  public Block next() throws InterruptedException {
    Block block = blocks.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    if (block == null) {
      throw new AssertionError("Nothing came within %d s".formatted(TIMEOUT_SECONDS));
    }
    return block;
  }

  /// The next event, past comments.
  public Block nextEvent() throws InterruptedException {
    Block block = next();
    while (block.field("event").isEmpty()) {
      block = next();
    }
    return block;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /// The lines between two empty ones: an event or a comment.
  public record Block(List<String> lines) {

    /// The value of a field; empty when it is absent. The empty name is that of comments.
    public String field(String name) {
      return lines.stream()
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }
}
