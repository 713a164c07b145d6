package dev.waymark.it.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// Inputs that once did harm, somewhere. Random ones are made of them.
final class Corpus {

  private Corpus() {}

  static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "OPTIONS",
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "TRACE",
          "CONNECT",
          "TRACK",
          "PROPFIND",
          "PURGE",
          "BREW",
          "M-SEARCH",
          "get",
          "Get",
          "GETT",
          "X",
          "X".repeat(3_000));

  static final List<String> ROUTES =
      List.of(
          "/v1/roadmaps",
          "/v1/roadmaps/ml-engineer",
          "/v1/topics",
          "/v1/topics/linear-algebra.vectors",
          "/v1/learners/hostile",
          "/v1/learners/hostile/progress",
          "/v1/learners/hostile/profile",
          "/v1/learners/hostile/export",
          "/v1/learners/hostile/next-steps",
          "/v1/learners/hostile/next-steps/stream",
          "/v1/learners/hostile/path",
          "/v1/learners/hostile/mastery",
          "/v1/learners/hostile/topics/linear-algebra.vectors",
          "/v1/learners/hostile/placement",
          "/v1/insight",
          "/v1/insight/report",
          "/q/health",
          "/q/health/live",
          "/q/metrics",
          "/q/openapi",
          "/q/dev-ui",
          "/q/swagger-ui",
          "/",
          "/nowhere");

  /// All refused. `victim` stands for a learner's id.
  static final List<String> PATHS =
      List.of(
          "/v1/learners/victim;x",
          "/v1/learners/victim;",
          "/v1/learners;a=b/victim",
          "/v1;/learners/victim",
          "/v1/learners/alice/../victim",
          "/v1/learners/alice/%2e%2e/victim",
          "/v1/learners/alice/.%2E/victim",
          "/v1/learners/alice/%2e./victim",
          "/v1/learners/alice/..;/victim",
          "/v1/learners/alice/%252e%252e/victim",
          "/v1/learners/./victim",
          "/v1/learners/%2e/victim",
          "/v1/learners/victim/",
          "/v1/learners/victim//",
          "/v1/learners/victim/.",
          "/v1/learners/victim/x/..",
          "/v1//learners/victim",
          "//v1/learners/victim",
          "///v1/learners/victim",
          "/%2fv1/learners/victim",
          "/v1%2flearners/victim",
          "/v1/learners%2fvictim",
          "/v1/learners/alice%2f..%2fvictim",
          "/v1/learners/alice%5c..%5cvictim",
          "/v1/learners/alice\\..\\victim",
          "/v1\\learners\\victim",
          "/v1/learners/victim%00",
          "/v1/learners/victim%00.json",
          "/v1/learners/%00victim",
          "/v1/learners/victim%0d%0aSet-Cookie:%20x=y",
          "/v1/learners/victim%0a",
          "/v1/learners/victim%09",
          "/v1/learners/victim%7f",
          "/v1/learners/victim%20",
          "/v1/learners/%20victim",
          "/v1/learners/%c0%ae%c0%ae/victim",
          "/v1/learners/alice/%c0%ae%c0%ae/victim",
          "/v1/learners/alice%c0%af..%c0%afvictim",
          "/v1/learners/alice%e0%80%af..%e0%80%afvictim",
          "/v1/learners/alice%f0%80%80%af..%f0%80%80%afvictim",
          "/v1/learners/victim%c0%80",
          "/v1/learners/victim%ed%a0%80",
          "/v1/learners/victim%f5%80%80%80",
          "/v1/learners/victim%ff",
          "/v1/learners/victim%fe%ff",
          "/v1/learners/victim%",
          "/v1/learners/victim%2",
          "/v1/learners/victim%zz",
          "/v1/learners/victim%u002e",
          "/v1/learners/victim?x=%zz",
          "/v1/learners/victim?%",
          "/v1/learners/victim?x=%c0%af",
          "/v1/learners/victim#x",
          "/v1/learners/victim|x",
          "/v1/learners/victim^",
          "/v1/learners/victim\"",
          "/v1/learners/victim<x>",
          "/v1/learners/{victim}",
          "/v1/learners/victim\u00e9",
          "/v1/learners/victim%E2%80%8B",
          "/v1/learners/victim%E2%80%AE",
          "/v1/learners/%EF%BB%BFvictim",
          "/v1/learners/victim%CC%88e%CC%88",
          "/V1/learners/victim",
          "/v1/Learners/victim",
          "/q/../v1/learners/victim",
          "/q/health/../../v1/learners/victim",
          "/v1/learners/victim%3Fx/..",
          "v1/learners/victim",
          "*");

  /// Ids that another one looks like, percent-encoded: all refused.
  static final List<String> LOOK_ALIKES =
      List.of(
          "ada%20",
          "%20ada",
          "ada%C2%A0",
          "ada%E2%80%83x",
          "a%E2%80%8Bda",
          "a%E2%80%8Dda",
          "%E2%81%A0ada",
          "ada%C2%AD",
          "ada%E2%80%AE",
          "ada%E2%81%A6",
          "%EF%BB%BFada",
          "ada%EF%B8%8F",
          "ada%E3%85%A4",
          "Zoe%CC%88",
          "%E2%84%AB",
          "ada%00",
          "ada%0A",
          "ada%0D%0A",
          "ada%1B%5B2J",
          "ada%7F",
          "ada%C2%85",
          "%2E",
          "%2E%2E",
          "a".repeat(300));

  /// The same in JSON.
  static final List<String> LOOK_ALIKES_IN_JSON =
      List.of(
          "",
          " ",
          "ada ",
          " ada",
          "a\\u200bda",
          "ada\\u202e",
          "\\ufeffada",
          "Zoe\\u0308",
          "ada\\u0000",
          "ada\\n",
          "ada\\u001b[2J",
          "\\ud800",
          "\\udc00\\ud800",
          ".",
          "..",
          "ada\\u00a0",
          "ada\\u00ad",
          "a".repeat(300));

  static final List<String> QUERIES =
      List.of(
          "?",
          "??",
          "?x",
          "?=",
          "?&&&&",
          "?=x",
          "?roadmap",
          "?roadmap=",
          "?roadmap=&roadmap=",
          "?roadmap=ml-engineer&roadmap=data-analyst",
          "?roadmap=nowhere",
          "?roadmap=%00",
          "?roadmap=%0d%0aSet-Cookie:x",
          "?roadmap=../../etc/passwd",
          "?roadmap=%zz",
          "?%zz=1",
          "?roadmap=%ff",
          "?roadmap=%c0%af",
          "?roadmap=ml-engineer%20",
          "?roadmap=${jndi:x}",
          "?q=",
          "?q=%00",
          "?q=" + "a".repeat(2_000),
          "?q='%20OR%201=1--",
          "?q=*",
          "?q=.*(a%2B)%2B$",
          "?limit=1;limit=2",
          "?limit=1&limit=2",
          "?topics=a,,b",
          "?topics=,",
          "?assumeMastered=,,,",
          "?assumeMastered=" + "a,".repeat(600),
          "?access=ALL",
          "?languages=%25",
          "?languages=" + "de,".repeat(40),
          "?roadmap=ml-engineer&topics=linear-algebra.vectors",
          "?[a]=b",
          "?a[]=b",
          "?__proto__=x",
          "?_method=DELETE",
          "?format=xml",
          "?debug=true");

  /// All refused where a number goes.
  static final List<String> WRONG_NUMBERS =
      List.of(
          "-1",
          "NaN",
          "Infinity",
          "-Infinity",
          "1e400",
          "1e309",
          "0x10",
          "%00",
          "1%00",
          "1,5",
          "%E2%88%92",
          "99999999999999999999",
          "-99999999999999999999",
          "1f",
          "1d",
          "--1",
          "1%201",
          "null",
          "%D9%A1",
          "true");

  /// Bodies for events and profiles alike: all refused.
  static List<byte[]> bodies() {
    String event = "\"topicId\":\"t\",\"started\":{}";
    List<String> texts = new ArrayList<>();
    texts.addAll(
        List.of(
            "",
            " ",
            "\u0000",
            "null",
            "true",
            "1",
            "\"x\"",
            "[",
            "{",
            "]",
            "{}]",
            "[[]]",
            "[null]",
            "[1]",
            "{}{}",
            "{\"\":{}}",
            "{'topicId':'t'}",
            "{" + event + ",}",
            "{" + event + "}//",
            "{" + event + "}{" + event + "}",
            "{" + event + "," + event + "}",
            "{\"goals\":[{\"roadmapId\":\"r\"}],\"goals\":[]}",
            "{" + event + ",\"x\":NaN}",
            "{" + event + ",\"x\":01}",
            "{" + event + ",\"learnerId\":\"somebody-else\"}",
            "{\"topicId\":\"t\",\"assessed\":{\"score\":1e999999999}}",
            "{\"topicId\":\"t\",\"assessed\":{\"score\":-0.1}}",
            "{\"topicId\":\"t\",\"assessed\":{\"score\":\"1\"}}",
            "{\"topicId\":\"t\",\"assessed\":{\"score\":0." + "1".repeat(500_000) + "}}",
            "{\"topicId\":\"t\",\"assessed\":{\"score\":" + "9".repeat(500_000) + "}}",
            "{\"topicId\":\"t\",\"rated\":{\"stars\":99999999999999999999}}",
            "{\"topicId\":\"t\",\"started\":{},\"reset\":{}}",
            "{\"topicId\":\"t\",\"started\":null}",
            "{\"topicId\":{},\"started\":{}}",
            "{\"topicId\":[\"t\"],\"started\":{}}",
            "{\"topicId\":\"t\",\"occurredAt\":\"+1000000000-01-01T00:00:00Z\",\"started\":{}}",
            "{\"topicId\":\"t\",\"occurredAt\":1e400,\"started\":{}}",
            "{\"topicId\":\"t\",\"occurredAt\":\"2999-01-01T00:00:00Z\",\"started\":{}}",
            "{\"topicId\":\"\\ud800\",\"started\":{}}",
            "{\"x\":" + "[".repeat(100_000),
            "{\"x\":" + "{\"x\":".repeat(100_000),
            "[".repeat(1_000_000),
            "[" + "{},".repeat(300_000) + "{}]",
            "{\"" + "k".repeat(900_000) + "\":1}",
            "{\"weeklyMinutes\":1e999999999}",
            "{\"weeklyMinutes\":-1}",
            "{\"goals\":{}}",
            "{\"goals\":[[]]}",
            "{\"languages\":[" + "\"de\",".repeat(100_000) + "\"de\"]}"));
    StringBuilder colliding = new StringBuilder("{");
    for (int i = 0; i < 1 << 13; i++) {
      colliding.append('"');
      for (int bit = 0; bit < 13; bit++) {
        colliding.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      colliding.append("\":1,");
    }
    texts.add(colliding.append("\"x\":1}").toString());
    List<byte[]> bodies = new ArrayList<>();
    texts.forEach(text -> bodies.add(text.getBytes(UTF_8)));
    bodies.add(("{" + event + "}").getBytes(UTF_16));
    bodies.add("{\"topicId\":\"\u00e9\",\"started\":{}}".getBytes(ISO_8859_1));
    bodies.add("{\"topicId\":\"\u00c0\u00af\",\"started\":{}}".getBytes(ISO_8859_1));
    return bodies;
  }
}
