package dev.waymark.events;

/// Why a record of the log can't be applied. The name is the machine-readable code in the header
/// `waymark-dlq-reason`. The last three are found when an event is applied, the others when its
/// record is read.
public enum DeadLetterReason {
  /// Neither a binary nor a structured CloudEvent 1.0, or one that lacks a required attribute.
  NOT_CLOUDEVENT,
  /// A CloudEvent of a type that this log does not carry.
  UNKNOWN_TYPE,
  /// The data is not what its content type promises, or the content type is not one that is read.
  UNDECODABLE,
  /// The data was read but breaks a rule of the event, such as a score outside 0 to 1.
  INVALID,
  /// The value is larger than the log admits.
  TOO_LARGE,
  /// A profile or an erasure without a signature by a key of this log.
  NOT_VOUCHED_FOR,
  /// The graph that is served has no such topic.
  UNKNOWN_TOPIC,
  /// The graph that is served has no such resource.
  UNKNOWN_RESOURCE,
  /// Applying the event failed, by a fault of this service: replay the record with a version that
  /// mends it.
  UNPROCESSABLE;

  /// The reason of that name; {@link #UNPROCESSABLE} when there is none. A code that was forgotten
  /// here must not stop a partition.
  public static DeadLetterReason of(String code) {
    for (DeadLetterReason reason : values()) {
      if (reason.name().equals(code)) {
        return reason;
      }
    }
    return UNPROCESSABLE;
  }
}
