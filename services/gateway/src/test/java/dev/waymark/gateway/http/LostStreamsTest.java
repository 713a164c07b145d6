package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// However a stream ends, its place is free again and the recommender is told.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LostStreamsTest {

  private static final String REQUEST =
      "GET /v1/learners/ada/next-steps/stream?roadmap=ml HTTP/1.1\r\n" + RawHttp.HOST + "\r\n";

  @Test
  void aResetGivesThePlaceBackWheneverItComes() throws Exception {
    Queue<ServerCallStreamObserver<WatchNextStepsResponse>> calls = new ConcurrentLinkedQueue<>();
    boolean[] answering = {false};
    try (var recommender = new RecommenderDouble()) {
      recommender.onStream(
          RecommenderServiceGrpc.getWatchNextStepsMethod(),
          call -> {
            call.setOnCancelHandler(() -> {});
            calls.add(call);
            if (answering[0]) {
              call.onNext(WatchNextStepsResponse.getDefaultInstance());
            }
          });
      recommender.start(
          ConfigProvider.getConfig()
              .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class));
      await().until(() -> given().get(path()).statusCode() == 504);
      for (int round = 0; round < 6; round++) {
        answering[0] = round % 2 == 1;
        int before = calls.size();
        List<Socket> clients = open(Surroundings.STREAMS - 5);
        await().until(() -> calls.size() == before + clients.size());
        for (Socket client : clients) {
          client.setSoLinger(true, 0);
          client.close();
        }
        await()
            .atMost(Duration.ofMillis(800))
            .untilAsserted(() -> assertThat(calls).allMatch(ServerCallStreamObserver::isCancelled));
      }
      answering[0] = false;
      given().get(path()).then().statusCode(504);
    }
  }

  private static List<Socket> open(int count) throws IOException {
    var clients = new ArrayList<Socket>();
    for (int i = 0; i < count; i++) {
      var client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
      client.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
      clients.add(client);
    }
    return clients;
  }

  private static String path() {
    return "/v1/learners/ada/next-steps/stream?roadmap=ml";
  }
}
