/// What is shipped for operators, held to what the services really are.
@NullMarked
package dev.waymark.deploy;

import org.jspecify.annotations.NullMarked;
