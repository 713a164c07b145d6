package dev.waymark.gateway.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;

/// Takes out of spans what tells of people: a path becomes its template, and the query and the
/// address of the caller are emptied. Attributes cannot be removed.
@Singleton
final class SpanPrivacy implements SpanProcessor {

  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final List<AttributeKey<String>> PERSONAL =
      List.of(
          AttributeKey.stringKey("url.query"),
          AttributeKey.stringKey("client.address"),
          AttributeKey.stringKey("user_agent.original"));

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    String path = span.getAttribute(PATH);
    if (path != null) {
      Endpoints.Endpoint endpoint = Endpoints.of(path);
      span.setAttribute(PATH, endpoint == null ? "" : endpoint.template());
    }
    for (AttributeKey<String> attribute : PERSONAL) {
      if (span.getAttribute(attribute) != null) {
        span.setAttribute(attribute, "");
      }
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
