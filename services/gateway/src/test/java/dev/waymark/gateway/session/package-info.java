@NullMarked
package dev.waymark.gateway.session;

import org.jspecify.annotations.NullMarked;
