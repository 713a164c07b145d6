package dev.waymark.it.suite;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives every test class the same running suite, started for the first and stopped after the last.
public final class SharedSuite implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedSuite.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningSuite.class;
  }

  @Override
  public RunningSuite resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }

  /// The suite that every test class of this run shares.
  public static RunningSuite of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(RunningSuite.class, type -> start(), RunningSuite.class);
  }

  private static RunningSuite start() {
    try {
      return new RunningSuite();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
