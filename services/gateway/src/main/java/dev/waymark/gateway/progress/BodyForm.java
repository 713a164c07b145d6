package dev.waymark.gateway.progress;

/// The forms in which progress events may be sent.
public enum BodyForm {
  /// `application/json`: one event, or an array of them.
  EVENTS,
  /// `application/cloudevents+json`: one CloudEvent in structured mode.
  CLOUD_EVENT,
  /// `application/cloudevents-batch+json`: an array of CloudEvents.
  CLOUD_EVENT_BATCH
}
