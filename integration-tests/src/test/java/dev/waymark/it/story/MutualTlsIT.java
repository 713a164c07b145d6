package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.ListRoadmapsRequest;
import dev.waymark.it.client.AskingOn;
import dev.waymark.it.client.RestApi;
import dev.waymark.it.client.TraceCollector;
import dev.waymark.it.suite.Installation;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.Recommender;
import dev.waymark.it.suite.RefusedStart;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.it.suite.TlsFolder;
import dev.waymark.standalone.backends.Loopback;
import dev.waymark.standalone.process.Folders;
import dev.waymark.tls.fixture.TestAuthority;
import dev.waymark.tls.fixture.TestAuthority.Issued;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/// A gateway and a recommender that prove to each other who they are, by certificates of an
/// authority of the test's own, and that demand to know the caller and the trace of each call.
@ExtendWith(SharedSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutualTlsIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String GATEWAY = "waymark.gateway.recommender.tls";
  private static final String RECOMMENDER = "waymark.recommender.tls";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Longer than connections live here.
  private static final Duration A_WHILE = Duration.ofSeconds(5);

  private static final Metadata CARRIED = new Metadata();

  static {
    CARRIED.put(key("waymark-caller"), "key/test");
    CARRIED.put(key("traceparent"), "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00");
  }

  private final RunningSuite suite;
  private final Path folder;
  private final TlsFolder gatewayFiles;
  private final TlsFolder recommenderFiles;
  private final TraceCollector collector = new TraceCollector();
  private final Recommender recommender;
  private final Program gateway;
  private final RestApi rest;

  /// The authority of the day.
  private TestAuthority authority;

  MutualTlsIT(RunningSuite suite) throws IOException {
    this.suite = suite;
    folder = Files.createTempDirectory("waymark-tls");
    authority = TestAuthority.in(folder.resolve("first"), "Waymark's authority");
    gatewayFiles = new TlsFolder(folder.resolve("gateway"));
    recommenderFiles = new TlsFolder(folder.resolve("recommender"));
    gatewayFiles.hold(authority.issue("gateway"), authority.certificate());
    recommenderFiles.hold(authority.issue("recommender"), authority.certificate());
    recommender =
        suite.recommender(
            "recommender-tls",
            recommenderFiles.flags(
                RECOMMENDER,
                "-D" + RECOMMENDER + ".connection-age=2s",
                "-Dwaymark.recommender.calls-carry=caller,trace"));
    int port = Loopback.freePort();
    gateway = gateway("gateway-tls", port, gatewayFiles, "recommender");
    rest = new RestApi(URI.create("http://127.0.0.1:" + port + "/"));
  }

  private Program gateway(String name, int port, TlsFolder files, String serverName) {
    List<String> all = new ArrayList<>(List.of(collector.flags()));
    all.addAll(
        List.of(
            files.flags(
                GATEWAY,
                "-D" + GATEWAY + ".server-name=" + serverName,
                "-Dquarkus.grpc.clients.recommender.port=" + recommender.grpcPort(),
                "-Dwaymark.gateway.recommender.deadline=4s")));
    return suite.gateway(name, port, all.toArray(String[]::new));
  }

  @BeforeAll
  void start() {
    recommender.program().start();
    gateway.start();
    recommender.awaitReady();
    awaitSteps();
  }

  @AfterAll
  void stop() throws IOException {
    gateway.close();
    recommender.close();
    collector.close();
    Folders.delete(folder);
  }

  @Test
  void theRightCertificateGetsAnAnswer() throws IOException {
    assertThat(steps(rest).status()).isEqualTo(200);
    assertThat(call(authority, authority.issue("app"), "localhost")).isEqualTo("OK");
  }

  @Test
  void nobodyElseDoes() throws IOException {
    TestAuthority foreign = TestAuthority.in(folder.resolve("foreign"), "Waymark's authority");
    assertThat(call(authority, null, "localhost")).startsWith("UNAVAILABLE");
    assertThat(call(authority, foreign.issue("gateway"), "localhost")).startsWith("UNAVAILABLE");
    assertThat(call(authority, authority.issue("gateway", "-3d", 1), "localhost"))
        .startsWith("UNAVAILABLE");
    ManagedChannel plain =
        NettyChannelBuilder.forAddress("127.0.0.1", recommender.grpcPort()).usePlaintext().build();
    assertThat(ask(plain, CARRIED)).startsWith("UNAVAILABLE");
    // A client is as careful.
    assertThat(call(foreign, authority.issue("gateway"), "localhost")).startsWith("UNAVAILABLE");
    assertThat(call(authority, authority.issue("gateway"), "other.example"))
        .startsWith("UNAVAILABLE");
  }

  @Test
  void aGatewayTellsWhyItIsNotConnected() {
    int port = Loopback.freePort();
    try (Program wrong = gateway("gateway-tls-name", port, gatewayFiles, "other.example")) {
      wrong.start();
      var api = new RestApi(URI.create("http://127.0.0.1:" + port + "/"));
      wrong.awaitReady(api.base().resolve("/q/health/ready"));
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(wrong.printed()).contains("No TLS with the recommender", "other.example"));
      assertThat(steps(api).status()).isEqualTo(503);
      assertThat(wrong.printed().lines().filter(it -> it.contains("No TLS with"))).hasSize(1);
    }
  }

  @Test
  void aCallThatDoesNotSayWhoWantsItIsRefused() throws IOException {
    assertThat(ask(channel(authority, authority.issue("app"), "localhost"), new Metadata()))
        .startsWith("UNAUTHENTICATED")
        .contains("lacks waymark-caller and traceparent");
  }

  @Test
  void certificatesAndTheirAuthorityAreRenewedUnderLoad() throws Exception {
    TestAuthority former = authority;
    TestAuthority next = TestAuthority.in(folder.resolve("next"), "Waymark's next authority");
    Issued old = former.issue("app");
    Issued fresh = next.issue("app");
    try (AskingOn load = new AskingOn(rest, ROADMAP)) {
      Thread.sleep(A_WHILE);
      // Both ends trust the next one too, then have certificates of it, then trust it alone.
      for (TlsFolder files : List.of(gatewayFiles, recommenderFiles)) {
        TestAuthority.put(files.trust(), former.certificate() + next.certificate());
      }
      Thread.sleep(A_WHILE);
      gatewayFiles.hold(next.issue("gateway"), former.certificate() + next.certificate());
      recommenderFiles.hold(next.issue("recommender"), former.certificate() + next.certificate());
      Thread.sleep(A_WHILE);
      for (TlsFolder files : List.of(gatewayFiles, recommenderFiles)) {
        TestAuthority.put(files.trust(), next.certificate());
      }
      authority = next;
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(call(next, old, "localhost")).startsWith("UNAVAILABLE"));
      assertThat(call(next, fresh, "localhost")).isEqualTo("OK");
      assertThat(call(former, fresh, "localhost")).startsWith("UNAVAILABLE");
      Thread.sleep(A_WHILE);
      load.end();
      System.out.printf("Renewal: %d requests, failed: %s%n", load.asked(), load.failures());
      assertThat(load.asked()).isGreaterThan(300);
      assertThat(load.failures()).isEmpty();
    }
  }

  @Test
  void aBadRenewalKeepsServing() throws Exception {
    Issued good = authority.issue("recommender");
    recommenderFiles.hold(good, authority.certificate());
    try (AskingOn load = new AskingOn(rest, ROADMAP)) {
      Thread.sleep(1_000);
      TestAuthority.put(recommenderFiles.key(), authority.issue("recommender").key());
      Thread.sleep(A_WHILE);
      assertThat(call(authority, authority.issue("app"), "localhost")).isEqualTo("OK");
      TestAuthority.put(recommenderFiles.key(), good.key());
      load.end();
      assertThat(load.failures()).isEmpty();
    }
    assertThat(recommender.program().printed().lines())
        .filteredOn(line -> line.contains("files of TLS cannot be used"))
        .singleElement()
        .asString()
        .contains("does not belong to the certificate in", "what was read before stays");
  }

  @Test
  void halfTheSettingsEndTheStartInALine() throws Exception {
    assertThat(
            RefusedStart.line(
                Installation.gateway(),
                "-D" + GATEWAY + ".certificate=" + gatewayFiles.certificate()))
        .contains(GATEWAY + ".key", GATEWAY + ".trust");
    assertThat(
            RefusedStart.line(
                Installation.recommender(), "-D" + RECOMMENDER + ".key=" + gatewayFiles.key()))
        .contains(RECOMMENDER + ".certificate", RECOMMENDER + ".trust");
    TlsFolder empty = new TlsFolder(folder.resolve("empty"));
    assertThat(RefusedStart.line(Installation.recommender(), empty.flags(RECOMMENDER)))
        .contains("there is no file", "tls.crt");
  }

  private void awaitSteps() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(steps(rest).status()).isEqualTo(200));
  }

  private static RestApi.Answer steps(RestApi api) {
    return api.get("/v1/learners/tls/next-steps?roadmap=" + ROADMAP);
  }

  /// Asks the recommender itself.
  ///
  /// @param trusted whose certificates the client takes
  /// @param own the client's certificate, if it has one
  /// @param name the name that the recommender's certificate must have
  /// @return the status
  private String call(TestAuthority trusted, @Nullable Issued own, String name) throws IOException {
    return ask(channel(trusted, own, name), CARRIED);
  }

  private ManagedChannel channel(TestAuthority trusted, @Nullable Issued own, String name)
      throws IOException {
    SslContextBuilder context =
        GrpcSslContexts.forClient().trustManager(stream(trusted.certificate()));
    if (own != null) {
      context.keyManager(stream(own.certificate()), stream(own.key()));
    }
    return NettyChannelBuilder.forAddress("127.0.0.1", recommender.grpcPort())
        .overrideAuthority(name)
        .sslContext(context.build())
        .build();
  }

  private static String ask(ManagedChannel channel, Metadata headers) {
    try {
      var failure =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  CatalogServiceGrpc.newBlockingStub(channel)
                      .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                      .withDeadlineAfter(10, TimeUnit.SECONDS)
                      .listRoadmaps(ListRoadmapsRequest.getDefaultInstance()));
      Status status = failure == null ? Status.OK : failure.getStatus();
      return status.isOk() ? "OK" : status.getCode() + " " + status.getDescription();
    } finally {
      channel.shutdownNow();
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static Metadata.Key<String> key(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
