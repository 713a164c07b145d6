/// Roadmaps as maps and pictures, computed here from what the catalogue says.
@NullMarked
package dev.waymark.gateway.map;

import org.jspecify.annotations.NullMarked;
