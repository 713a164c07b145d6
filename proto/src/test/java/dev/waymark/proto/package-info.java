/// What holds the contracts to their word: nothing released may change under its users.
@NullMarked
package dev.waymark.proto;

import org.jspecify.annotations.NullMarked;
