@NullMarked
package dev.waymark.tls;

import org.jspecify.annotations.NullMarked;
