/// Where events go: a file of the log's form, or Kafka.
@NullMarked
package dev.waymark.cli.sink;

import org.jspecify.annotations.NullMarked;
