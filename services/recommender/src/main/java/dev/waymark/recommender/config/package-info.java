/// Typed configuration of the service.
@NullMarked
package dev.waymark.recommender.config;

import org.jspecify.annotations.NullMarked;
