/// Which recommender a call goes to: the addresses there are, who answers, who owns which learners.
@NullMarked
package dev.waymark.gateway.grpc.balance;

import org.jspecify.annotations.NullMarked;
