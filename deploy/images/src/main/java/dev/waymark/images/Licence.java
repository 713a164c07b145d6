package dev.waymark.images;

/// What an image as a whole is under (docs/adr/0003), in SPDX's form.
enum Licence {
  APACHE("Apache-2.0"),

  /// Our own files stay under Apache-2.0; what they are linked with is under the GPL.
  GPL("GPL-3.0-only");

  private final String expression;

  Licence(String expression) {
    this.expression = expression;
  }

  String expression() {
    return expression;
  }
}
