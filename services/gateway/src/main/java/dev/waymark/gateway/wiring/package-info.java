/// The objects that are not beans by themselves.
@NullMarked
package dev.waymark.gateway.wiring;

import org.jspecify.annotations.NullMarked;
