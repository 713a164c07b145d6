/// Kafka topics, for everyone who reads or describes one. What a record says is in
/// `dev.waymark.events`.
@NullMarked
package dev.waymark.log;

import org.jspecify.annotations.NullMarked;
