package dev.waymark.log;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// What a broker replied, or why it did not.
public final class BrokerReply {
  private BrokerReply() {}

  /// Waits for a reply.
  ///
  /// @throws TimeoutException when there is none in time
  /// @throws KafkaException the error that the broker replied with
  public static <T> T await(Future<T> reply, Duration timeout) {
    try {
      return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case TimeoutException silence ->
            new TimeoutException("The broker did not answer: " + reason(silence), silence);
        case KafkaException refused -> refused;
        case null, default -> new KafkaException(reason(e), e);
      };
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException(
          "The broker did not answer within %d ms".formatted(timeout.toMillis()), e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /// Whether nothing answered, rather than with an error.
  public static boolean isSilence(Throwable failure) {
    return failure instanceof TimeoutException
        || failure instanceof java.util.concurrent.TimeoutException
        || isUnknownName(failure.getCause());
  }

  /// Whether nothing answered a client of Kafka, somewhere among the causes of a failure.
  public static boolean hasSilence(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof KafkaException && isSilence(each)) {
        return true;
      }
    }
    return false;
  }

  /// Whether no address is known of any broker, which the client takes for a wrong setting.
  private static boolean isUnknownName(@Nullable Throwable cause) {
    return cause instanceof ConfigException wrong
        && String.valueOf(wrong.getMessage()).startsWith("No resolvable bootstrap");
  }

  /// Why it failed, on one line.
  public static String reason(Throwable failure) {
    Throwable root = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(root.getMessage()).lines().findFirst().orElse(root.toString());
  }
}
