package dev.waymark.standalone.backends;

/// Where the servers can be reached.
///
/// @param address the address that they listen on
/// @param name the name or address under which clients find them, which Kafka tells its clients
public record Reach(String address, String name) {

  /// This machine alone.
  public static final Reach LOOPBACK = new Reach(Loopback.ADDRESS, Loopback.ADDRESS);

  /// Whether other machines may come too.
  public boolean isOpen() {
    return !address.equals(Loopback.ADDRESS);
  }
}
