/// Certificates and keys of mutual TLS, read from files and read again when these are renewed.
@NullMarked
package dev.waymark.tls;

import org.jspecify.annotations.NullMarked;
