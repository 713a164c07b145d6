/// What developers of apps do: a generated client, and the snippets of the how-to.
@NullMarked
package dev.waymark.it.apps;

import org.jspecify.annotations.NullMarked;
