/// Calls to the recommender. gRPC types stay in this package.
@NullMarked
package dev.waymark.gateway.grpc;

import org.jspecify.annotations.NullMarked;
