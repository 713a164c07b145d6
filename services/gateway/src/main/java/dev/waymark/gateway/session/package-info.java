/// People who sign in to the pages with a browser: the authorization-code flow, and the cookies
/// that keep what came of it.
@NullMarked
package dev.waymark.gateway.session;

import org.jspecify.annotations.NullMarked;
