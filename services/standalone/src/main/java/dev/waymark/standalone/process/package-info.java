/// Java processes that end with the one that started them. Uses nothing but the JDK.
@NullMarked
package dev.waymark.standalone.process;

import org.jspecify.annotations.NullMarked;
