package dev.waymark.gateway.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.auth.CurrentCaller;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/// Tells the recommender on whose behalf a call is made: `learner/ada`, `service/lms`, `key/lms`,
/// `anyone` of an open gateway, or `gateway` for what it asks of its own accord. Names are
/// percent-encoded and never secret.
@GlobalInterceptor
@Singleton
public class CallerHeader implements ClientInterceptor {

  /// The call option that holds the text.
  static final CallOptions.Key<String> OPTION =
      CallOptions.Key.createWithDefault("waymark-caller", "gateway");

  private static final Metadata.Key<String> HEADER =
      Metadata.Key.of("waymark-caller", Metadata.ASCII_STRING_MARSHALLER);

  /// Longer than any id of a learner; the name of a service may be what its issuer likes.
  private static final int MAX_LENGTH = 512;

  /// On whose behalf a call is made that is made now.
  static String now() {
    return text(CurrentCaller.get());
  }

  static String text(@Nullable Caller caller) {
    return switch (caller) {
      case null -> OPTION.getDefault();
      case Caller.Anyone anyone -> anyone.kind();
      case Caller.Learner learner -> text(learner, learner.id());
      case Caller.Service service -> text(service, service.subject());
      case Caller.Key key -> text(key, key.key().name());
    };
  }

  private static String text(Caller caller, String name) {
    String text = caller.kind() + "/" + URLEncoder.encode(name, UTF_8);
    return text.substring(0, Math.min(text.length(), MAX_LENGTH));
  }

  @Override
  public <I, O> ClientCall<I, O> interceptCall(
      MethodDescriptor<I, O> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<O> listener, Metadata headers) {
        headers.put(HEADER, options.getOption(OPTION));
        super.start(listener, headers);
      }
    };
  }
}
