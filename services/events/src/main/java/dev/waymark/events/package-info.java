/// What a record of the log says, and the rules that events and profiles keep. Anyone who reads or
/// writes events goes by these: an event that one service takes, no other refuses.
@NullMarked
package dev.waymark.events;

import org.jspecify.annotations.NullMarked;
