/// Commands for operators, in place of the service: dead letters, verification, rebuild.
@NullMarked
package dev.waymark.recommender.command;

import org.jspecify.annotations.NullMarked;
