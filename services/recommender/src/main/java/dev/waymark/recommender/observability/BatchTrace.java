package dev.waymark.recommender.observability;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The spans of a batch of records, which are of many traces. The batch has a trace of its own,
/// with what the database was asked in it, and links to the traces of its records; each of these
/// has a span for what became of its record, which what follows from it belongs to.
final class BatchTrace {
  private static final int MAX_LINKS = 128;

  private final Map<String, Context> contexts = new HashMap<>();
  private final List<Span> spans = new ArrayList<>();
  private final Span batch;

  /// Begins them.
  ///
  /// @param topic that the records are from
  /// @param traces the trace of a learner's last record, by the learner's id
  BatchTrace(Tracer tracer, String topic, Map<String, Context> traces, int records) {
    SpanBuilder builder =
        builder(tracer, "process " + topic, topic)
            .setNoParent()
            .setAttribute("messaging.batch.message_count", records);
    traces.values().stream()
        .limit(MAX_LINKS)
        .forEach(trace -> builder.addLink(Span.fromContext(trace).getSpanContext()));
    batch = builder.startSpan();
    traces.forEach((learnerId, trace) -> {
      Span span =
          builder(tracer, "apply " + topic, topic)
              .setParent(trace)
              .addLink(batch.getSpanContext())
              .startSpan();
      spans.add(span);
      contexts.put(learnerId, trace.with(span));
    });
  }

  /// Does the work and ends them.
  ///
  /// @param work gets what each learner's part of it belongs to, by the learner's id
  void around(Consumer<Map<String, Context>> work) {
    try (Scope _ = batch.makeCurrent()) {
      work.accept(contexts);
    } catch (RuntimeException e) {
      batch.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      spans.forEach(Span::end);
      batch.end();
    }
  }

  private static SpanBuilder builder(Tracer tracer, String name, String topic) {
    return tracer
        .spanBuilder(name)
        .setSpanKind(SpanKind.CONSUMER)
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.operation.type", "process")
        .setAttribute("messaging.destination.name", topic);
  }
}
