package dev.waymark.gateway.grpc.balance;

import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import io.grpc.CallOptions;
import io.grpc.SynchronizationContext;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Asks a recommender that is silent for its health, again and again, until it answers: so no call
/// of an app is spent on finding out. Any answer will do, and the tracer hears it.
final class HealthProbe {

  private final Instance instance;
  private final Duration interval;
  private final SynchronizationContext context;
  private final ScheduledExecutorService timer;

  HealthProbe(
      Instance instance,
      Duration interval,
      SynchronizationContext context,
      ScheduledExecutorService timer) {
    this.instance = instance;
    this.interval = interval;
    this.context = context;
    this.timer = timer;
  }

  void start() {
    var _ = context.schedule(this::ask, interval, timer);
  }

  private void ask() {
    if (!instance.isSilent()) {
      return;
    }
    var _ =
        ClientCalls.futureUnaryCall(
            instance
                .subchannel()
                .asChannel()
                .newCall(
                    HealthGrpc.getCheckMethod(),
                    CallOptions.DEFAULT
                        .withDeadlineAfter(interval.toMillis(), TimeUnit.MILLISECONDS)
                        .withStreamTracerFactory(new AttemptTracer.Factory(instance))),
            HealthCheckRequest.getDefaultInstance());
    start();
  }
}
