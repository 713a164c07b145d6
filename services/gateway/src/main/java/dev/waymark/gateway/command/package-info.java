/// Starts the gateway, or one of the commands for its operators.
@NullMarked
package dev.waymark.gateway.command;

import org.jspecify.annotations.NullMarked;
