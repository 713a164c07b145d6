package dev.waymark.it.hostile;

import java.util.List;

/// Parts of requests as they are written on the wire, that once did harm somewhere.
final class WireCorpus {

  private WireCorpus() {}

  /// Header lines. None may do more than a wrong header does.
  static final List<String> HEADERS =
      List.of(
          "Accept: text/html\r\n",
          "Accept: \r\n",
          "Accept: */*;q=abc\r\n",
          "Accept: ;;;,,,\r\n",
          "Accept: application/json;q=-1\r\n",
          "Accept: " + "a/b,".repeat(1_500) + "\r\n",
          "Accept-Language: " + "x-".repeat(200) + "\r\n",
          "Accept-Encoding: gzip;q=0, *;q=x\r\n",
          "Accept-Charset: utf-7\r\n",
          "Expect: 100-continue\r\n",
          "Expect: the-impossible\r\n",
          "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AA==\r\nSec-WebSocket-Version: 13\r\n",
          "Upgrade: h2c\r\nConnection: Upgrade\r\n",
          "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: %%%\r\n",
          "Upgrade: TLS/1.0\r\nConnection: Upgrade\r\n",
          "Range: bytes=0-1,1-2,0-,-1\r\n",
          "If-None-Match: *\r\n",
          "If-Modified-Since: yesterday\r\n",
          "Cookie: \u0000=;;\r\n",
          "Cookie: $Version=1; a=\"\\\r\n",
          "Authorization: Basic %%%\r\n",
          "traceparent: 00-zz-zz-zz\r\n",
          "traceparent: " + "0".repeat(2_000) + "\r\n",
          "tracestate: " + "a=b,".repeat(500) + "\r\n",
          "baggage: " + "a=b,".repeat(500) + "\r\n",
          "X-HTTP-Method-Override: DELETE\r\n",
          "X-Original-URL: /v1/learners/hostile\r\n",
          "X-Forwarded-For: 127.0.0.1\r\n",
          "X-Forwarded-Proto: javascript\r\n",
          "X-Forwarded-Prefix: /..\r\n",
          "Waymark-Consistency-Token: \r\n",
          "Waymark-Consistency-Token: ====\r\n",
          "Waymark-Consistency-Token: CAUQAh1yHr--\r\n",
          "Waymark-Consistency-Token: _____w8Q_____w8\r\n",
          "Waymark-Consistency-Token: " + "A".repeat(6_000) + "\r\n",
          "Waymark-Consistency-Token: \u00e9\r\n",
          "Waymark-Consistency-Token: a\r\nWaymark-Consistency-Token: b\r\n",
          "Last-Event-ID: -1\r\n",
          "Content-Type: \u0001\r\n",
          "Content-Length: 0\r\n",
          "TE: trailers, gzip;q=\r\n",
          "Trailer: Host\r\n",
          "Via: " + "1.1 x,".repeat(500) + "\r\n",
          ": empty\r\n",
          "no colon\r\n",
          "space : x\r\n",
          " folded\r\n",
          "a\u0000b: x\r\n",
          "x: a\u0000b\r\n",
          "x: a\rb\r\n",
          "x: a\nb\r\n",
          "\u00e9: \u00ff\r\n");

  /// Header lines of the type of a body: all refused.
  static final List<String> TYPES =
      List.of(
          "",
          "Content-Type:\r\n",
          "Content-Type: ;\r\n",
          "Content-Type: \t\r\n",
          "Content-Type: text/plain\r\n",
          "Content-Type: application/x-www-form-urlencoded\r\n",
          "Content-Type: multipart/form-data; boundary=x\r\n",
          "Content-Type: */*\r\n",
          "Content-Type: application/*\r\n",
          "Content-Type: text/plain; x=application/json\r\n",
          "Content-Type: text/plain, application/json\r\n",
          "Content-Type: application/json, text/plain\r\n",
          "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
          "Content-Type: text/plain\r\nContent-Type: application/json\r\n",
          "Content-Type: application/json\r\nContent-Type: application/json\r\n",
          "Content-Type: application/xml\r\n",
          "Content-Type: application/xml+json\r\n");

  /// What follows the header fields of a `POST`, with bodies that end here and there: all refused.
  static final List<String> ENDS =
      List.of(
          "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: identity\r\nContent-Length: 2\r\n\r\n{}",
          "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{}\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\n\r\n{}\r\n0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\n2\r\n{}XX0\r\n\r\n",
          "Transfer-Encoding: chunked\r\n\r\n1\r\n{}\r\n0\r\n\r\n",
          "Content-Length: -1\r\n\r\n{}",
          "Content-Length: +2\r\n\r\n{}",
          "Content-Length: 0x2\r\n\r\n{}",
          "Content-Length: 2.0\r\n\r\n{}",
          "Content-Length: 99999999999999999999\r\n\r\n{}",
          "Content-Length: 9223372036854775807\r\n\r\n{}",
          "Content-Length: 2, 2\r\n\r\n{}",
          "Content-Length: 2, 3\r\n\r\n{}",
          "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
          "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
          "Content-Length:\r\n\r\n{}",
          "Content-Length : 2\r\n\r\n{}");

  /// Bytes that are no request of HTTP/1.1.
  static final List<String> NO_REQUESTS =
      List.of(
          "\r\n\r\n\r\n\r\n",
          "GET\r\n\r\n",
          "GET /\r\n\r\n",
          "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
          "GET / HTTP/1.1 x\r\nHost: localhost\r\n\r\n",
          "GET /v1/roadmaps HTTP/1.0\r\n\r\n",
          "GET /v1/road maps HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "G\u0000ET /v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "GET /v1/roadmaps\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
          "SSH-2.0-x\r\n",
          "\u0000\u0000\u0000\u00ff\u00ff\u00ff",
          "PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n",
          "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET /v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n\r\n",
          "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
}
