/// How fast and how flat ingestion is.
@NullMarked
package dev.waymark.load.bench;

import org.jspecify.annotations.NullMarked;
