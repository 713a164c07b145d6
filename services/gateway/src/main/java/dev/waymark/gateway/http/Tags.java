package dev.waymark.gateway.http;

/// The groups of the API.
final class Tags {

  static final String CATALOGUE = "Catalogue";
  static final String PROGRESS = "Progress";
  static final String RECOMMENDATIONS = "Recommendations";
  static final String AUTHORING = "Authoring";
  static final String LEARNERS = "Learners";
  static final String INSIGHT = "Insight";
  static final String SESSION = "Session";
  static final String OPERATION = "Operation";

  private Tags() {}
}
