/// The only package that knows Neo4j's driver: reads the curriculum, keeps learners and the
/// committed offsets in the log.
@NullMarked
package dev.waymark.recommender.neo4j;

import org.jspecify.annotations.NullMarked;
