package dev.waymark.recommender.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.models.ModelReader;
import dev.waymark.models.PublishedModel;
import dev.waymark.models.RefusedModelException;
import dev.waymark.models.ServedModel;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.observability.RecommenderMetrics;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Takes published models into use. One that must not be used is refused, named in the log and
/// counted, and the last good one stays.
@Singleton
public final class ModelIntake {
  private static final Logger LOG = Logger.getLogger(ModelIntake.class);

  private final ModelReader reader;
  private final ModelTrust trust;
  private final ModelInUse inUse;
  private final ServedGraph graph;
  private final RecommenderMetrics metrics;

  ModelIntake(
      RecommenderConfig config,
      ModelTrust trust,
      ModelInUse inUse,
      ServedGraph graph,
      RecommenderMetrics metrics) {
    this.reader = new ModelReader(config.model().maxBytes());
    this.trust = trust;
    this.inUse = inUse;
    this.graph = graph;
    this.metrics = metrics;
  }

  /// Takes the first of the records that can be used.
  ///
  /// @param newestFirst what was published so far
  public void takeNewest(Iterable<PublishedModel> newestFirst) {
    for (PublishedModel published : newestFirst) {
      if (take(published)) {
        return;
      }
    }
  }

  /// Takes a record into use if it can be.
  ///
  /// @return false when it is refused
  public boolean take(PublishedModel published) {
    ServedModel model;
    try {
      model = read(published);
    } catch (RefusedModelException e) {
      metrics.modelRefused(e.fault());
      LOG.errorf(
          "%s is refused: %s. Model %s keeps serving.",
          published.model().map(it -> "Model " + ModelReader.name(it)).orElse("The withdrawal"),
          e.getMessage(),
          inUse.current().version());
      return false;
    }
    if (!model.version().equals(inUse.current().version())) {
      inUse.use(model, published.storedAt());
      metrics.modelLoaded();
      LOG.infof("Serving model %s", model.version());
      graph.current().ifPresent(it -> nameUnknown(model, it));
    }
    return true;
  }

  private ServedModel read(PublishedModel published) throws RefusedModelException {
    if (published.model().isEmpty()) {
      trust.require(published);
      return ServedModel.UNTRAINED;
    }
    reader.requireSize(published.model().get());
    trust.require(published);
    return reader.read(published.model().get());
  }

  private static void nameUnknown(ServedModel model, PrerequisiteGraph graph) {
    if (LOG.isDebugEnabled()) {
      model.topicIds().stream()
          .filter(id -> graph.indexOf(id) < 0)
          .sorted()
          .forEach(
              id -> LOG.debugf("Model %s speaks of topic %s, unknown here", model.version(), id));
    }
  }
}
