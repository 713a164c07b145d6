/// Bundles the web application while the module is built; no part of what is shipped.
@NullMarked
package dev.waymark.web.bundle;

import org.jspecify.annotations.NullMarked;
