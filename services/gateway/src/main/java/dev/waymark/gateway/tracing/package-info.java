/// Spans of the gateway's own, beside those of HTTP and gRPC.
@NullMarked
package dev.waymark.gateway.tracing;

import org.jspecify.annotations.NullMarked;
