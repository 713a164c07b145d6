/// What was measured, as Markdown and as a drawing.
@NullMarked
package dev.waymark.simulator.report;

import org.jspecify.annotations.NullMarked;
