/// A local issuer of tokens, which stands in for an identity provider on a developer's machine.
@NullMarked
package dev.waymark.identity;

import org.jspecify.annotations.NullMarked;
