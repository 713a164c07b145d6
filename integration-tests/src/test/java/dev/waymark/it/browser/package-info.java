/// The web application in a real browser, on the packaged product.
@NullMarked
package dev.waymark.it.browser;

import org.jspecify.annotations.NullMarked;
