package dev.waymark.gateway.http;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;

/// Marks a method whose watch {@link WatchOpener} opens before it runs.
@NameBinding
@Retention(RUNTIME)
@interface OpensWatch {}
