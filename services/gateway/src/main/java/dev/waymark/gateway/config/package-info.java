/// The settings of the gateway.
@NullMarked
package dev.waymark.gateway.config;

import org.jspecify.annotations.NullMarked;
