/// Container images, built without a container engine.
@NullMarked
package dev.waymark.images;

import org.jspecify.annotations.NullMarked;
