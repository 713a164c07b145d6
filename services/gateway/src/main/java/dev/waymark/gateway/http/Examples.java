package dev.waymark.gateway.http;

/// Bodies as the API's description shows them.
final class Examples {

  static final String CURRICULUM =
      """
      {"files":[{"name":"topics/sets.yaml","text":"topics:\\n  - id: sets\\n    title: Sets\\n    summary: What belongs together.\\n\
          kind: CONCEPT\\n    level: 1\\n    minutes: 60\\n"}]}\
      """;

  static final String EVENT =
      """
      {"eventId":"0b9f1c52","occurredAt":"2026-11-22T10:00:00Z","topicId":"linear-algebra.eigenvalues",\
      "practised":{"itemId":"q-17","correct":true}}\
      """;

  static final String EVENTS =
      """
      [{"eventId":"e-1","topicId":"linear-algebra.vectors","completed":{"minutes":40}},\
      {"eventId":"e-2","topicId":"linear-algebra.matrices","assessed":{"score":0.8}},\
      {"eventId":"e-3","resourceId":"mml-book","rated":{"stars":5}}]\
      """;

  static final String CLOUD_EVENT =
      """
      {"specversion":"1.0","id":"e-4","source":"/quiz-app","type":"dev.waymark.progress.v1","subject":"ada",\
      "time":"2026-11-22T10:00:00Z","data":{"topicId":"linear-algebra.vectors","selfAssessed":{"level":"KNOWN"}}}\
      """;

  static final String PROFILE =
      """
      {"goals":[{"roadmapId":"ml-engineer"},{"topicIds":["deep-learning.transformers"]}],"weeklyMinutes":360,\
      "access":["FREE"],"resourceTypes":["VIDEO","EXERCISE"],"languages":["en","de"]}\
      """;

  private Examples() {}
}
