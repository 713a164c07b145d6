/// The REST resources.
@NullMarked
package dev.waymark.gateway.http;

import org.jspecify.annotations.NullMarked;
