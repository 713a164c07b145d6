/// What untrusted clients may send through each door, and what must hold all the same.
@NullMarked
package dev.waymark.it.hostile;

import org.jspecify.annotations.NullMarked;
