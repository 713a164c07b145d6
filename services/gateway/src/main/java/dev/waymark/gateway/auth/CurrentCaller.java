package dev.waymark.gateway.auth;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import org.jspecify.annotations.Nullable;

/// Who sent the request that is being answered, kept in the Vert.x context of the request.
public final class CurrentCaller {

  private static final String KEY = CurrentCaller.class.getName();

  private CurrentCaller() {}

  /// Says who sent the request of the current context.
  public static void is(Caller caller) {
    if (VertxContext.isOnDuplicatedContext()) {
      ContextLocals.put(KEY, caller);
    }
  }

  /// Who sent it; null where no request is being answered.
  public static @Nullable Caller get() {
    return VertxContext.isOnDuplicatedContext()
        ? ContextLocals.<Caller>get(KEY).orElse(null)
        : null;
  }
}
