package dev.waymark.it.client;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;

/// A collector that takes traces over OTLP (HTTP and protobuf) on a port of this machine, and keeps
/// them.
public final class TraceCollector implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private final HttpServer server;
  private final List<Seen> spans = new CopyOnWriteArrayList<>();

  public TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /// The flags that make a service send its traces here, soon.
  public String[] flags() {
    return new String[] {
      "-Dquarkus.otel.sdk.disabled=false",
      "-Dquarkus.otel.exporter.otlp.protocol=http/protobuf",
      "-Dquarkus.otel.exporter.otlp.endpoint=http://127.0.0.1:" + server.getAddress().getPort(),
      "-Dquarkus.otel.bsp.schedule.delay=200ms"
    };
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = body(exchange)) {
      ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(body);
      request
          .getResourceSpansList()
          .forEach(of ->
              of.getScopeSpansList()
                  .forEach(scope ->
                      scope
                          .getSpansList()
                          .forEach(span -> spans.add(new Seen(service(of.getResource()), span)))));
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(body)
        : body;
  }

  private static String service(Resource resource) {
    return attribute(resource.getAttributesList(), "service.name");
  }

  private static String attribute(List<KeyValue> attributes, String name) {
    return attributes.stream()
        .filter(it -> it.getKey().equals(name))
        .map(it -> it.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }

  /// All spans so far.
  public List<Seen> all() {
    return List.copyOf(spans);
  }

  /// Waits for a span.
  public Seen await(String what, Predicate<Seen> wanted) {
    return Awaitility.await(what)
        .atMost(TIMEOUT)
        .until(() -> spans.stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
        .orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// A span and the service that sent it.
  public record Seen(String service, Span span) {

    public String trace() {
      return hex(span.getTraceId());
    }

    public String id() {
      return hex(span.getSpanId());
    }

    public String parent() {
      return hex(span.getParentSpanId());
    }

    /// Whether it is a child of another.
    public boolean isIn(Seen other) {
      return trace().equals(other.trace()) && parent().equals(other.id());
    }

    public String attribute(String name) {
      return TraceCollector.attribute(span.getAttributesList(), name);
    }

    private static String hex(ByteString id) {
      return HexFormat.of().formatHex(id.toByteArray());
    }
  }
}
