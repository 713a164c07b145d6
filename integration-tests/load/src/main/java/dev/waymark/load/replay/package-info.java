/// What the log says, by a reading of its documented rules that shares no code with the services.
@NullMarked
package dev.waymark.load.replay;

import org.jspecify.annotations.NullMarked;
