package dev.waymark.recommender.grpc;

import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A message of a client, or that it could not be read.
///
/// @param value null when it could not be read
record ReadMessage<A>(@Nullable A value) {

  /// Reads messages with another marshaller.
  record Marshaller<A>(MethodDescriptor.Marshaller<A> inner)
      implements MethodDescriptor.Marshaller<ReadMessage<A>> {
    @Override
    public InputStream stream(ReadMessage<A> message) {
      throw new UnsupportedOperationException("only clients send requests");
    }

    @Override
    public ReadMessage<A> parse(InputStream stream) {
      try {
        return new ReadMessage<>(inner.parse(stream));
      } catch (StatusRuntimeException e) {
        // What it says of protobuf's parser helps nobody; the status tells whose fault it is.
        return new ReadMessage<>(null);
      }
    }
  }

  /// Hands on what was read, and ends the call at what was not.
  static final class Listener<A, B> extends ServerCall.Listener<ReadMessage<A>> {
    private final ServerCall<ReadMessage<A>, B> call;
    private final ServerCall.Listener<A> inner;
    private boolean ended;

    Listener(ServerCall<ReadMessage<A>, B> call, ServerCall.Listener<A> inner) {
      this.call = call;
      this.inner = inner;
    }

    @Override
    public void onMessage(ReadMessage<A> message) {
      A value = message.value();
      if (value != null) {
        inner.onMessage(value);
      } else if (!ended) {
        ended = true;
        StatusRuntimeException failure = Failures.invalid("request", "is not protobuf");
        Metadata trailers = Status.trailersFromThrowable(failure);
        call.close(failure.getStatus(), trailers == null ? new Metadata() : trailers);
      }
    }

    @Override
    public void onHalfClose() {
      if (!ended) {
        inner.onHalfClose();
      }
    }

    @Override
    public void onCancel() {
      inner.onCancel();
    }

    @Override
    public void onComplete() {
      inner.onComplete();
    }

    @Override
    public void onReady() {
      inner.onReady();
    }
  }

  /// The call as the service knows it.
  static final class Call<A, B> extends ServerCall<A, B> {
    private final ServerCall<ReadMessage<A>, B> inner;
    private final MethodDescriptor<A, B> descriptor;

    Call(ServerCall<ReadMessage<A>, B> inner, MethodDescriptor<A, B> descriptor) {
      this.inner = inner;
      this.descriptor = descriptor;
    }

    @Override
    public MethodDescriptor<A, B> getMethodDescriptor() {
      return descriptor;
    }

    @Override
    public void request(int messages) {
      inner.request(messages);
    }

    @Override
    public void sendHeaders(Metadata headers) {
      inner.sendHeaders(headers);
    }

    @Override
    public void sendMessage(B message) {
      inner.sendMessage(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      inner.close(status, trailers);
    }

    @Override
    public boolean isCancelled() {
      return inner.isCancelled();
    }

    @Override
    public boolean isReady() {
      return inner.isReady();
    }

    @Override
    public void setCompression(String compressor) {
      inner.setCompression(compressor);
    }

    @Override
    public void setMessageCompression(boolean enabled) {
      inner.setMessageCompression(enabled);
    }

    @Override
    public Attributes getAttributes() {
      return inner.getAttributes();
    }

    @Override
    public @Nullable String getAuthority() {
      return inner.getAuthority();
    }
  }
}
