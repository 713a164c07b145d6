/// YAML as a tree of nodes that know where they stand in their file, read within fixed limits.
@NullMarked
package dev.waymark.curriculum.yaml;

import org.jspecify.annotations.NullMarked;
