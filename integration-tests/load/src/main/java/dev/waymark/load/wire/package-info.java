/// Answers over the wire, against an echo on the same stack and the same question in Cypher.
@NullMarked
package dev.waymark.load.wire;

import org.jspecify.annotations.NullMarked;
