/// A seeded stream of what senders write to the log, good and bad.
@NullMarked
package dev.waymark.load.event;

import org.jspecify.annotations.NullMarked;
