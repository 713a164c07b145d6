/// What the gateway answers: values whose JSON form is the public contract.
@NullMarked
package dev.waymark.gateway.answer;

import org.jspecify.annotations.NullMarked;
