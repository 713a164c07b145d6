/// Which topic learners like this one take next.
@NullMarked
package dev.waymark.trainer.nexttopic;

import org.jspecify.annotations.NullMarked;
