/// REST in front of gRPC, with nothing behind.
@NullMarked
package dev.waymark.echo;

import org.jspecify.annotations.NullMarked;
