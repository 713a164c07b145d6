/// How likely a learner knows each topic now.
@NullMarked
package dev.waymark.engine.mastery;

import org.jspecify.annotations.NullMarked;
