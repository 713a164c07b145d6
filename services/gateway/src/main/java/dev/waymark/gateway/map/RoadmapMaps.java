package dev.waymark.gateway.map;

import dev.waymark.curriculum.layout.LayoutStyle;
import dev.waymark.curriculum.layout.RoadmapLayout;
import dev.waymark.curriculum.render.RoadmapPicture;
import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapMap;
import dev.waymark.gateway.catalogue.Catalogue;
import dev.waymark.gateway.catalogue.Found;
import dev.waymark.gateway.wiring.BoundedWork;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// The maps of the roadmaps in the catalogue, each computed once a graph release and width. Fails
/// as the catalogue does, and with a {@link dev.waymark.gateway.problem.ProblemException} when too
/// many are under way.
@ApplicationScoped
public class RoadmapMaps {

  /// The width of a map unless another is asked for, in CSS pixels.
  public static final int USUAL_WIDTH = (int) RoadmapLayout.DEFAULT_WIDTH;

  private static final int MAX_AT_ONCE = 2;
  private static final int MAX_WAITING = 32;
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /// About how many bytes a topic of a map takes in memory, and a line.
  private static final int TOPIC_BYTES = 600;

  private static final int EDGE_BYTES = 400;

  private final Catalogue catalogue;
  private final BoundedWork work = new BoundedWork("The map", MAX_AT_ONCE, MAX_WAITING, TIMEOUT);
  private final MapCache<RoadmapMap> maps = new MapCache<>(work, RoadmapMaps::bytes);
  private final MapCache<Picture> pictures =
      new MapCache<>(work, picture -> 2 * picture.svg().length());

  RoadmapMaps(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// A roadmap as an SVG picture.
  public record Picture(String graphRelease, String svg) {}

  /// A roadmap as an application draws it.
  ///
  /// @param width the sections are arranged in this width, in CSS pixels
  public Uni<Found<RoadmapMap>> map(String roadmapId, int width) {
    return found(roadmapId, width, maps, RoadmapMaps::map);
  }

  /// A roadmap as a picture.
  ///
  /// @param width the sections are arranged in this width, in CSS pixels
  public Uni<Found<Picture>> picture(String roadmapId, int width) {
    return found(roadmapId, width, pictures, RoadmapMaps::picture);
  }

  void stop(@Observes ShutdownEvent event) {
    work.close();
  }

  /// How a map is computed.
  private interface Computation<T> {
    T of(Roadmap roadmap, int width, BooleanSupplier cancelled);
  }

  private <T> Uni<Found<T>> found(
      String roadmapId, int width, MapCache<T> cache, Computation<T> computation) {
    return catalogue
        .roadmap(roadmapId)
        .flatMap(found -> {
          Roadmap roadmap = found.answer();
          return cache
              .get(
                  new MapCache.Key(roadmap.graphRelease(), roadmapId, width),
                  cancelled -> computation.of(roadmap, width, cancelled))
              .map(map -> new Found<>(map, found.fromCopy()));
        });
  }

  private static RoadmapMap map(Roadmap roadmap, int width, BooleanSupplier cancelled) {
    PublishedRoadmap published = PublishedRoadmap.of(roadmap);
    return MapAnswers.of(
        RoadmapLayout.of(
            published.curriculum(), published.roadmap(), LayoutStyle.MAP, width, cancelled),
        roadmap.graphRelease());
  }

  private static Picture picture(Roadmap roadmap, int width, BooleanSupplier cancelled) {
    PublishedRoadmap published = PublishedRoadmap.of(roadmap);
    return new Picture(
        roadmap.graphRelease(),
        RoadmapPicture.svg(published.curriculum(), published.roadmap(), width, cancelled));
  }

  private static int bytes(RoadmapMap map) {
    return TOPIC_BYTES * map.topics().size() + EDGE_BYTES * map.edges().size();
  }
}
