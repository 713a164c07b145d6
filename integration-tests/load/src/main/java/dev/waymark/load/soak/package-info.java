/// Faults under load, and the proof that nothing was lost or counted twice.
@NullMarked
package dev.waymark.load.soak;

import org.jspecify.annotations.NullMarked;
