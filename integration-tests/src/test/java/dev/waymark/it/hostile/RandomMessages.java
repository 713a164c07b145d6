package dev.waymark.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.SearchTopicsRequest;
import dev.waymark.learner.v1.GetProfileRequest;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Messages of gRPC with bytes changed at random, to methods that may expect others.
final class RandomMessages implements Attack {

  private static final Set<Status.Code> FAULTS =
      EnumSet.of(Status.Code.UNKNOWN, Status.Code.INTERNAL, Status.Code.DEADLINE_EXCEEDED);

  private static final List<MethodDescriptor<?, ?>> METHODS =
      GrpcBytes.methods().stream().filter(it -> it.getType() == MethodType.UNARY).toList();

  private static final List<byte[]> MESSAGES =
      List.of(
          RecommendNextStepsRequest.newBuilder()
              .setLearnerId("hostile")
              .setRoadmapId("ml-engineer")
              .setLimit(5)
              .addAssumeMastered("linear-algebra.vectors")
              .addLanguages("en")
              .addAccess(Access.FREE)
              .setConsistencyToken("CAUQAh1yHr--")
              .build()
              .toByteArray(),
          SearchTopicsRequest.newBuilder().setQuery("vec").build().toByteArray(),
          GetProfileRequest.newBuilder().setLearnerId("hostile").build().toByteArray());

  private final GrpcBytes calls;

  RandomMessages(int port) {
    this.calls = new GrpcBytes(port);
  }

  @Override
  public String name() {
    return "gRPC";
  }

  @Override
  public int once(SplittableRandom random) {
    MethodDescriptor<?, ?> method = METHODS.get(random.nextInt(METHODS.size()));
    byte[] message = message(random);
    assertThat(calls.code(method, message))
        .as("%s, %s", method.getFullMethodName(), Seeds.shown())
        .isNotIn(FAULTS);
    return 1;
  }

  private static byte[] message(SplittableRandom random) {
    if (random.nextInt(3) == 0) {
      byte[] message = new byte[random.nextInt(80)];
      random.nextBytes(message);
      return message;
    }
    byte[] message = MESSAGES.get(random.nextInt(MESSAGES.size())).clone();
    for (int flip = random.nextInt(4); flip > 0; flip--) {
      message[random.nextInt(message.length)] = (byte) random.nextInt(256);
    }
    return message;
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(5);
  }

  @Override
  public void close() {
    calls.close();
  }
}
