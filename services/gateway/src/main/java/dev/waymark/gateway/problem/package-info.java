/// What can go wrong with a request, as RFC 9457 knows it.
@NullMarked
package dev.waymark.gateway.problem;

import org.jspecify.annotations.NullMarked;
