/// Tests of what the documentation claims.
@NullMarked
package dev.waymark.it.docs;

import org.jspecify.annotations.NullMarked;
