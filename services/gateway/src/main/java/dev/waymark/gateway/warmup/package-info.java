/// What the gateway does before it says that it is ready.
@NullMarked
package dev.waymark.gateway.warmup;

import org.jspecify.annotations.NullMarked;
