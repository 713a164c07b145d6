/// Progress events as clients send them: reading, checking, and the token that names their position
/// in the log.
@NullMarked
package dev.waymark.gateway.progress;

import org.jspecify.annotations.NullMarked;
