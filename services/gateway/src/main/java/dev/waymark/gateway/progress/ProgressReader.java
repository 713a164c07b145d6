package dev.waymark.gateway.progress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Faults;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import dev.waymark.progress.v1.ProgressEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/// Reads the progress events of one request: all of them are good, or the request is refused as a
/// whole with every fault named.
@ApplicationScoped
public class ProgressReader {

  private final GatewayConfig.Progress config;
  private final InstantSource clock;

  ProgressReader(GatewayConfig config, InstantSource clock) {
    this.config = config.progress();
    this.clock = clock;
  }

  /// The events in the order sent, each complete: with an id, the learner and a time.
  ///
  /// @throws ProblemException when the body is not JSON, holds no event or too many, or any event
  ///   is not valid
  public List<ProgressEvent> read(String learnerId, byte[] body, BodyForm form) {
    return read(learnerId, body, form, index -> UUID.randomUUID().toString());
  }

  /// The same.
  ///
  /// @param ids makes the id of an event that has none, from its index in the request
  /// @throws ProblemException when the body is not JSON, holds no event or too many, or any event
  ///   is not valid
  public List<ProgressEvent> read(
      String learnerId, byte[] body, BodyForm form, IntFunction<String> ids) {
    List<JsonNode> nodes = split(JsonDocuments.parse(body), form);
    var events = new EventReader(clock.instant(), config.maxClockSkew());
    var cloudEvents = new CloudEventReader(events);
    var faults = new Faults();
    var read = new ArrayList<ProgressEvent>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      if (!(nodes.get(i) instanceof ObjectNode object)) {
        faults.add(i, "", "must be a JSON object");
      } else if (form == BodyForm.EVENTS) {
        var fields = JsonFields.ofEvent(object, i, "", faults);
        read.add(events.read(fields, new EventContext(learnerId, null, null), ids.apply(i)));
      } else {
        // The id of a CloudEvent is always there.
        read.add(cloudEvents.read(object, i, learnerId, faults));
      }
    }
    faults.refuseIfAny(
        "No event was recorded. Correct the fields named in errors and send all again.");
    return read;
  }

  private List<JsonNode> split(JsonNode document, BodyForm form) {
    if (!document.isArray()) {
      if (form == BodyForm.CLOUD_EVENT_BATCH) {
        throw invalid("A batch of CloudEvents must be a JSON array.");
      }
      return List.of(document);
    }
    if (form == BodyForm.CLOUD_EVENT) {
      throw invalid("Send an array of CloudEvents as application/cloudevents-batch+json.");
    }
    if (document.isEmpty()) {
      throw invalid("Send at least one event.");
    }
    if (document.size() > config.maxEvents()) {
      throw new ProblemException(
          Problem.of(
              ProblemType.REQUEST_TOO_LARGE,
              "No event was recorded. Send at most %d events in one request; this one has %d."
                  .formatted(config.maxEvents(), document.size())));
    }
    var nodes = new ArrayList<JsonNode>(document.size());
    document.forEach(nodes::add);
    return nodes;
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, detail));
  }
}
