/// What operators run: verification, rebuilding, dead letters.
@NullMarked
package dev.waymark.recommender.kafka.operate;

import org.jspecify.annotations.NullMarked;
