/// Who is calling, and what they may do.
@NullMarked
package dev.waymark.gateway.auth;

import org.jspecify.annotations.NullMarked;
