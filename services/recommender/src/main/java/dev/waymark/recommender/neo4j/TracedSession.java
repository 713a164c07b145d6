package dev.waymark.recommender.neo4j;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Query;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionCallback;
import org.neo4j.driver.TransactionContext;

/// A session with a span for each transaction and each query. A query's text is told, and never its
/// parameters; of a failure only that there was one, since messages may name learners.
final class TracedSession implements InvocationHandler {
  private static final int MAX_NAME_LENGTH = 60;

  private final Object traced;
  private final Tracer tracer;

  private TracedSession(Object traced, Tracer tracer) {
    this.traced = traced;
    this.tracer = tracer;
  }

  static Session of(Session session, Tracer tracer) {
    return proxy(Session.class, session, tracer);
  }

  private static <T> T proxy(Class<T> type, T traced, Tracer tracer) {
    return type.cast(
        Proxy.newProxyInstance(
            TracedSession.class.getClassLoader(),
            new Class<?>[] {type},
            new TracedSession(traced, tracer)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (arguments != null && method.getName().equals("run")) {
      String text = arguments[0] instanceof Query query ? query.text() : arguments[0].toString();
      return within(name(text), text, method, arguments);
    }
    if (arguments != null && method.getName().startsWith("execute")) {
      Object[] inside = arguments.clone();
      inside[0] = inside(arguments[0]);
      String name = method.getName().contains("Read") ? "read" : "write";
      return within("neo4j " + name + " transaction", null, method, inside);
    }
    return call(method, arguments);
  }

  /// What is done in a transaction, with its queries traced.
  private Object inside(Object work) {
    if (work instanceof TransactionCallback<?> callback) {
      return (TransactionCallback<?>)
          tx -> callback.execute(proxy(TransactionContext.class, tx, tracer));
    }
    if (work instanceof Consumer<?>) {
      @SuppressWarnings("unchecked") // The driver has no other consumers here.
      Consumer<TransactionContext> consumer = (Consumer<TransactionContext>) work;
      return (Consumer<TransactionContext>)
          tx -> consumer.accept(proxy(TransactionContext.class, tx, tracer));
    }
    return work;
  }

  private @Nullable Object within(
      String name, @Nullable String text, Method method, Object[] arguments) throws Throwable {
    Span span =
        tracer
            .spanBuilder(name)
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("db.system.name", "neo4j")
            .startSpan();
    if (text != null) {
      span.setAttribute("db.query.text", text);
    }
    try (Scope _ = span.makeCurrent()) {
      return call(method, arguments);
    } catch (Throwable e) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute("error.type", e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(traced, arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause == null ? e : cause;
    }
  }

  /// The first line of the query, which is enough to know it by.
  private static String name(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    return line.length() <= MAX_NAME_LENGTH ? line : line.substring(0, MAX_NAME_LENGTH) + "…";
  }
}
