/// The catalogue, live or from the last good copy.
@NullMarked
package dev.waymark.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
