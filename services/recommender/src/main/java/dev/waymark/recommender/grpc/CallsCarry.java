package dev.waymark.recommender.grpc;

import com.google.rpc.Code;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.RecommenderConfig.Carried;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Refuses calls that lack what each must carry: on whose behalf it is made, the trace that it
/// belongs to. The health check is open to all.
@GlobalInterceptor
@Singleton
final class CallsCarry implements ServerInterceptor {
  private static final Metadata.Key<String> CALLER =
      Metadata.Key.of("waymark-caller", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> TRACE =
      Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

  /// `learner/ada`, `gateway`: a kind and, where there are several of it, a percent-encoded name.
  private static final Pattern CALLER_FORM = Pattern.compile("[a-z]{1,16}(/[\\w.*+%-]{1,512})?");

  /// W3C Trace Context, version 00; ids of zeros alone are none.
  private static final Pattern TRACE_FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private static final String HEALTH = "grpc.health.v1.Health";

  private final Set<Carried> required;

  @Inject
  CallsCarry(RecommenderConfig config) {
    this(config.callsCarry().orElse(Set.of()));
  }

  /// @param required what each call must carry
  CallsCarry(Set<Carried> required) {
    this.required = Set.copyOf(required);
  }

  /// What a call of the service to itself carries. A trace that must be there is one that is not
  /// sampled.
  Metadata own() {
    var own = new Metadata();
    own.put(CALLER, "recommender");
    if (required.contains(Carried.TRACE)) {
      own.put(TRACE, "00-" + "1".repeat(32) + "-" + "1".repeat(16) + "-00");
    }
    return own;
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    List<String> missing = new ArrayList<>();
    require(Carried.CALLER, CALLER, CALLER_FORM, headers, missing);
    require(Carried.TRACE, TRACE, TRACE_FORM, headers, missing);
    if (missing.isEmpty() || HEALTH.equals(call.getMethodDescriptor().getServiceName())) {
      return next.startCall(call, headers);
    }
    StatusRuntimeException refusal =
        Failures.lacks(
            missing.contains(CALLER.name()) ? Code.UNAUTHENTICATED : Code.INVALID_ARGUMENT,
            missing);
    call.close(
        refusal.getStatus(), Objects.requireNonNullElseGet(refusal.getTrailers(), Metadata::new));
    return new ServerCall.Listener<>() {};
  }

  private void require(
      Carried what,
      Metadata.Key<String> key,
      Pattern form,
      Metadata headers,
      List<String> missing) {
    @Nullable String sent = headers.get(key);
    if (required.contains(what) && (sent == null || !form.matcher(sent).matches())) {
      missing.add(key.name());
    }
  }
}
