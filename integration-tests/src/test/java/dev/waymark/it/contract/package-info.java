/// The REST API as its description says it: each operation driven, each answer checked.
@NullMarked
package dev.waymark.it.contract;

import org.jspecify.annotations.NullMarked;
