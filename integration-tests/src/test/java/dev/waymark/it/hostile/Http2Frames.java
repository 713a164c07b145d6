package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Connections of HTTP/2 (RFC 9113) as only an attacker makes them.
final class Http2Frames {

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int WINDOW_UPDATE = 8;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM_AND_HEADERS = 5;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private final String name;

  private Http2Frames(String name) {
    this.name = name;
    bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /// What it tries.
  String name() {
    return name;
  }

  /// All that is sent over the connection.
  byte[] bytes() {
    return bytes.toByteArray();
  }

  /// Those that any server must bear.
  static List<Http2Frames> attacks() {
    SplittableRandom random = Seeds.of("frames");
    return List.of(
        attack("rapid reset", it -> it.rapidReset(3_000, "/v1/roadmaps")),
        attack(
            "rapid reset of streams",
            it ->
                it.rapidReset(2_000, "/v1/learners/hostile/next-steps/stream?roadmap=ml-engineer")),
        attack("headers without end", Http2Frames::endlessHeaders),
        attack("pings", it -> it.repeat(20_000, PING, 0, new byte[8])),
        attack("settings", it -> it.repeat(20_000, SETTINGS, 0, new byte[] {0, 4, 0, 0, 0, 0})),
        attack("empty data", it -> it.repeat(20_000, DATA, 1, new byte[0])),
        attack(
            "windows over the top",
            it -> it.repeat(9, WINDOW_UPDATE, 0, new byte[] {127, -1, -1, -1})),
        attack("header bomb", Http2Frames::headerBomb),
        attack("a frame too large", it -> it.frame(DATA, 0, 1, new byte[1 << 20])),
        attack("random frames", it -> it.random(random, 2_000)));
  }

  /// Those of a gRPC server, whose messages have a flag and a length of their own.
  static List<Http2Frames> grpcAttacks() {
    SplittableRandom random = Seeds.of("gRPC frames");
    return List.of(
        attack("rapid reset", it -> it.rapidReset(3_000, "/grpc.health.v1.Health/Check")),
        attack("headers without end", Http2Frames::endlessHeaders),
        attack("pings", it -> it.repeat(20_000, PING, 0, new byte[8])),
        attack("settings", it -> it.repeat(20_000, SETTINGS, 0, new byte[] {0, 4, 0, 0, 0, 0})),
        attack("header bomb", Http2Frames::headerBomb),
        attack("a message too long", it -> it.call(new byte[] {0, -1, -1, -1, -1, 1})),
        attack("a length below nothing", it -> it.call(new byte[] {0, -128, 0, 0, 0})),
        attack("compressed as nobody said", it -> it.call(new byte[] {1, 0, 0, 0, 1, 1})),
        attack("an unknown flag", it -> it.call(new byte[] {77, 0, 0, 0, 0})),
        attack("half a message", it -> it.call(new byte[] {0, 0, 0, 0, 9, 1})),
        attack("two messages", it -> it.call(new byte[10])),
        attack("random frames", it -> it.random(random, 2_000)));
  }

  private void call(byte[] message) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x83);
    block.write(0x86);
    block.write(0x01);
    text(block, "localhost");
    block.write(0x04);
    text(block, "/waymark.catalog.v1.CatalogService/ListRoadmaps");
    block.writeBytes(literal("content-type", "application/grpc"));
    block.writeBytes(literal("te", "trailers"));
    frame(HEADERS, 4, 1, block.toByteArray());
    frame(DATA, 1, 1, message);
  }

  private static Http2Frames attack(String name, Consumer<Http2Frames> frames) {
    Http2Frames connection = new Http2Frames(name);
    frames.accept(connection);
    return connection;
  }

  private void rapidReset(int streams, String path) {
    for (int i = 0; i < streams; i++) {
      frame(HEADERS, END_STREAM_AND_HEADERS, 2 * i + 1, get(path));
      frame(RST_STREAM, 0, 2 * i + 1, new byte[] {0, 0, 0, 8});
    }
  }

  private void endlessHeaders() {
    frame(HEADERS, 1, 1, get("/v1/roadmaps"));
    byte[] more = literal("x", "y".repeat(100));
    for (int i = 0; i < 20_000; i++) {
      frame(CONTINUATION, 0, 1, more);
    }
  }

  /// An entry of the table, referred to again and again.
  private void headerBomb() {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(get("/v1/roadmaps"));
    byte[] entry = literal("x", "y".repeat(126));
    entry[0] = 0x40;
    block.writeBytes(entry);
    for (int i = 0; i < 16_000; i++) {
      block.write(0x80 | 62);
    }
    frame(HEADERS, END_STREAM_AND_HEADERS, 1, block.toByteArray());
  }

  private void random(SplittableRandom random, int count) {
    for (int i = 0; i < count; i++) {
      byte[] payload = new byte[random.nextInt(40)];
      random.nextBytes(payload);
      frame(random.nextInt(12), random.nextInt(256), random.nextInt(9), payload);
    }
  }

  private void repeat(int count, int type, int stream, byte[] payload) {
    for (int i = 0; i < count; i++) {
      frame(type, 0, stream, payload);
    }
  }

  private void frame(int type, int flags, int stream, byte[] payload) {
    bytes.writeBytes(
        ByteBuffer.allocate(9)
            .put((byte) (payload.length >> 16))
            .putShort((short) payload.length)
            .put((byte) type)
            .put((byte) flags)
            .putInt(stream)
            .array());
    bytes.writeBytes(payload);
  }

  /// GET over http of localhost, in the indexes of HPACK's static table (RFC 7541).
  private static byte[] get(String path) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(0x82);
    block.write(0x86);
    block.write(0x01);
    text(block, "localhost");
    block.write(0x04);
    text(block, path);
    return block.toByteArray();
  }

  private static byte[] literal(String name, String value) {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    field.write(0x00);
    text(field, name);
    text(field, value);
    return field.toByteArray();
  }

  /// A text of less than 127 characters.
  private static void text(ByteArrayOutputStream block, String text) {
    block.write(text.length());
    block.writeBytes(text.getBytes(US_ASCII));
  }
}
