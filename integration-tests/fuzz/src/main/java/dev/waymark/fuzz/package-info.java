/// Fuzz targets: each takes bytes of an untrusted client and ends in an answer or a documented
/// refusal.
@NullMarked
package dev.waymark.fuzz;

import org.jspecify.annotations.NullMarked;
