/// The curriculum in Neo4j. Nothing outside this package knows the driver.
@NullMarked
package dev.waymark.seed.neo4j;

import org.jspecify.annotations.NullMarked;
