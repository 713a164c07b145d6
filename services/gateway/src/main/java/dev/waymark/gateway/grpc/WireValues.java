package dev.waymark.gateway.grpc;

import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Single values of protobuf messages as JSON knows them.
final class WireValues {

  private WireValues() {}

  /// Text; null where protobuf has none.
  static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }

  /// The name of an enum's value; null for the unspecified and for one newer than this gateway.
  static @Nullable String name(ProtocolMessageEnum value) {
    // The first value of every enum stands for "not given"; an unrecognised one has no descriptor
    // to ask.
    boolean named = value instanceof Enum<?> constant && !constant.name().equals("UNRECOGNIZED");
    return named && value.getNumber() != 0 ? value.getValueDescriptor().getName() : null;
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  static <P, A> List<A> each(List<P> values, Function<P, A> answer) {
    List<A> answers = new ArrayList<>(values.size());
    for (P value : values) {
      answers.add(answer.apply(value));
    }
    return answers;
  }
}
