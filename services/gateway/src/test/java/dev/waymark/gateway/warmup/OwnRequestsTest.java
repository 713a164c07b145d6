package dev.waymark.gateway.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OwnRequestsTest {

  /// As of a gateway that refuses unknown callers, while the thread that asks waits for its turn.
  @Test
  void anAnswerThatIsThereBeforeTheAskingThreadGoesOnIsRead() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      HttpServer server =
          finished(
              vertx
                  .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                  .requestHandler(request -> request.response().setStatusCode(401).end("{}"))
                  .listen());
      HttpClient client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setDefaultHost("127.0.0.1")
                  .setDefaultPort(server.actualPort()));
      assertThat(finished(OwnRequests.status(slow(client), "/", Map.of("Mark", "own"))))
          .isEqualTo(401);
    } finally {
      finished(vertx.close());
    }
  }

  /// The thread that says what is to follow on a request stands still each time.
  private static HttpClient slow(HttpClient client) {
    return (HttpClient)
        proxy(
            HttpClient.class,
            (method, arguments) -> {
              Object result = method.invoke(client, arguments);
              return method.getName().equals("request") ? slow((Future<?>) result) : result;
            });
  }

  private static Future<?> slow(Future<?> future) {
    return (Future<?>)
        proxy(
            Future.class,
            (method, arguments) -> {
              Object result = method.invoke(future, arguments);
              Thread.sleep(300);
              return result;
            });
  }

  private interface Call {
    Object of(Method method, Object[] arguments) throws Exception;
  }

  private static Object proxy(Class<?> type, Call call) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> call.of(method, arguments));
  }

  private static <T> T finished(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
  }
}
