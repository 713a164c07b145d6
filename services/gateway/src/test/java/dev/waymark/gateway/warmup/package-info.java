@NullMarked
package dev.waymark.gateway.warmup;

import org.jspecify.annotations.NullMarked;
