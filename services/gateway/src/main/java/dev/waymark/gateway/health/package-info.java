/// What the gateway says of its own state.
@NullMarked
package dev.waymark.gateway.health;

import org.jspecify.annotations.NullMarked;
