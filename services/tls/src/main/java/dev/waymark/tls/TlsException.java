package dev.waymark.tls;

/// Certificates or keys that cannot be used. The message is one line that names the file and says
/// what is wrong with it.
public final class TlsException extends Exception {

  TlsException(String message) {
    super(message);
  }
}
