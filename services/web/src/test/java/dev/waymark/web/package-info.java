@NullMarked
package dev.waymark.web;

import org.jspecify.annotations.NullMarked;
