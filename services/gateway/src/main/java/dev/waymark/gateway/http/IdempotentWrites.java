package dev.waymark.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes that are made once, however often they are sent with the same `Idempotency-Key`.
@ApplicationScoped
class IdempotentWrites {

  /// Says that an answer was given before.
  static final String REPLAYED_HEADER = "Idempotency-Replayed";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final AnsweredWrites writes;
  private final ObjectMapper json;

  IdempotentWrites(GatewayConfig config, InstantSource clock, ObjectMapper json) {
    this.writes = new AnsweredWrites(config.idempotency(), clock);
    this.json = json;
  }

  /// Makes the write, or answers as it was answered before. What failed may be tried again.
  ///
  /// @param type of the answer, one for each method and path
  /// @param write given the key; null when the request has none
  <T> Uni<T> once(
      RoutingContext request,
      byte[] body,
      Class<T> type,
      Function<@Nullable IdempotencyKey, Uni<T>> write) {
    IdempotencyKey key =
        IdempotencyKey.of(request.request(), Admission.caller(request).name(), body);
    if (key == null) {
      return write.apply(null);
    }
    AnsweredWrites.Write known = writes.begin(key);
    if (known != null) {
      return Uni.createFrom().item(type.cast(answer(known, key, request)));
    }
    return Uni.createFrom()
        .deferred(() -> write.apply(key))
        .invoke(answer -> writes.answered(key, answer, size(answer)))
        .onFailure()
        .invoke(failure -> writes.failed(key))
        .onCancellation()
        .invoke(() -> writes.failed(key));
  }

  private static Object answer(
      AnsweredWrites.Write known, IdempotencyKey key, RoutingContext request) {
    if (!known.fingerprint().equals(key.fingerprint())) {
      throw new ProblemException(
          Problem.of(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              "Nothing was changed. This Idempotency-Key came with another method, path or body before: take a new"
                  + " one for each write."));
    }
    Object answer = known.answer();
    if (answer == null) {
      throw new ProblemException(
          Problem.passing(
              ProblemType.WRITE_IN_PROGRESS,
              "The same write was sent before and is not answered yet. Send it again in a moment.",
              RETRY_AFTER));
    }
    request.response().putHeader(REPLAYED_HEADER, "true");
    return answer;
  }

  private int size(Object answer) {
    try {
      return json.writeValueAsBytes(answer).length;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer is always JSON", e);
    }
  }
}
