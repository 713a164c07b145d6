package dev.waymark.it.contract;

import java.net.http.HttpHeaders;

/// What came back.
record Reply(int status, HttpHeaders headers, String body) {

  /// A header's value, or the empty string.
  String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
