@NullMarked
package dev.waymark.seed.kafka;

import org.jspecify.annotations.NullMarked;
