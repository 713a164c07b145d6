@NullMarked
package dev.waymark.seed.authoring;

import org.jspecify.annotations.NullMarked;
