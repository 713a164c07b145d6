/// Programs in jars, and how the JVM is to run them. Uses nothing but the JDK.
@NullMarked
package dev.waymark.jars;

import org.jspecify.annotations.NullMarked;
