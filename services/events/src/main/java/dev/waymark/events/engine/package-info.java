/// Events as the engine sees them. Needs the engine on the class path; the rest of the module does
/// not.
@NullMarked
package dev.waymark.events.engine;

import org.jspecify.annotations.NullMarked;
