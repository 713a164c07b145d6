/// Curricula that are not published, checked for their authors.
@NullMarked
package dev.waymark.gateway.check;

import org.jspecify.annotations.NullMarked;
