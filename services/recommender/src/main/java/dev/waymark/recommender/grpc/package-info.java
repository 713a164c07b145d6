/// The only package that knows gRPC: maps the wire to the engine's types and back.
@NullMarked
package dev.waymark.recommender.grpc;

import org.jspecify.annotations.NullMarked;
