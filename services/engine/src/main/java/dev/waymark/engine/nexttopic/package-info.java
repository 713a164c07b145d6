/// Which topic learners like this one take next.
@NullMarked
package dev.waymark.engine.nexttopic;

import org.jspecify.annotations.NullMarked;
