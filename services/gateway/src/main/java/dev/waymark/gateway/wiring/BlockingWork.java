package dev.waymark.gateway.wiring;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;

/// Marks the executor for work that blocks.
@Qualifier
@Retention(RUNTIME)
public @interface BlockingWork {}
