package dev.waymark.models;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads keys in PEM (RFC 7468), as `openssl` writes them.
final class PemBlocks {
  private PemBlocks() {}

  /// The contents of the blocks with this label, in their order.
  ///
  /// @throws IllegalArgumentException when there is none, or one that is not base64; the message
  ///   holds nothing of the text
  static List<byte[]> read(String text, String label) {
    Matcher block =
        Pattern.compile("-----BEGIN %1$s-----([^-]*)-----END %1$s-----".formatted(label))
            .matcher(text);
    List<byte[]> contents = new ArrayList<>();
    while (block.find()) {
      contents.add(Base64.getMimeDecoder().decode(block.group(1)));
    }
    if (contents.isEmpty()) {
      throw new IllegalArgumentException("There is no %s in PEM.".formatted(label));
    }
    return contents;
  }
}
