/// What an app would use to talk to Waymark from outside.
@NullMarked
package dev.waymark.it.client;

import org.jspecify.annotations.NullMarked;
