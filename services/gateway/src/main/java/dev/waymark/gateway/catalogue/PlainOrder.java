package dev.waymark.gateway.catalogue;

import dev.waymark.gateway.answer.Basis;
import dev.waymark.gateway.answer.NextSteps;
import dev.waymark.gateway.answer.Reason;
import dev.waymark.gateway.answer.RecommendedResource;
import dev.waymark.gateway.answer.Resource;
import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.Step;
import dev.waymark.gateway.answer.Topic;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.NextStepsQuery;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What stands in for next steps while no recommender answers, if the operator allows it: the
/// topics of the roadmap in the author's order, prerequisites first, from the copy of the
/// catalogue. Nothing of it depends on the learner, and it says so.
@Singleton
public class PlainOrder {

  private static final String POLICY = "plain-order-1";
  private static final Reason REASON =
      new Reason(
          "PLAIN_ORDER",
          "It stands here in the roadmap. What you know already cannot be looked up right now.",
          List.of(),
          0);

  private final CatalogueRefresh refresh;
  private final InstantSource clock;
  private final boolean allowed;
  private final Counter answers;
  private volatile @Nullable Orders orders;

  private record Orders(String release, Map<String, List<Topic>> byRoadmap) {}

  PlainOrder(
      CatalogueRefresh refresh, InstantSource clock, GatewayConfig config, MeterRegistry metrics) {
    this.refresh = refresh;
    this.clock = clock;
    this.allowed = config.degradedAnswers();
    this.answers = metrics.counter("waymark.gateway.degraded.answers");
  }

  /// The answer, or the plain order where there is none because of an outage.
  public Uni<NextSteps> orElse(NextStepsQuery query, Uni<NextSteps> answer) {
    return allowed
        ? answer
            .onFailure(PlainOrder::isOutage)
            .recoverWithUni(outage ->
                steps(query)
                    .map(steps -> Uni.createFrom().item(steps))
                    .orElseGet(() -> Uni.createFrom().failure(outage)))
        : answer;
  }

  private static boolean isOutage(Throwable failure) {
    return failure instanceof ProblemException known
        && (known.problem().type() == ProblemType.RECOMMENDER_UNAVAILABLE
            || known.problem().type() == ProblemType.RECOMMENDER_TOO_SLOW);
  }

  private Optional<NextSteps> steps(NextStepsQuery query) {
    @Nullable String roadmapId = query.goal().roadmapId();
    Optional<CatalogueCopy> copy = roadmapId == null ? Optional.empty() : refresh.copy();
    return copy.flatMap(
        it -> it.roadmap(String.valueOf(roadmapId)).map(of -> steps(query, it, of)));
  }

  private NextSteps steps(NextStepsQuery query, CatalogueCopy copy, Roadmap roadmap) {
    answers.increment();
    List<Step> steps =
        inOrder(copy, roadmap).stream()
            .filter(topic -> isWanted(topic, query))
            .limit(query.limit())
            .map(topic -> step(topic, query))
            .toList();
    return new NextSteps(
        new Basis(
            query.goal().learnerId(),
            query.goal().roadmapId(),
            copy.graphRelease(),
            "none",
            POLICY,
            clock.instant(),
            List.of()),
        steps,
        steps.isEmpty() ? "ALL_EXCLUDED" : null,
        null,
        true);
  }

  private static boolean isWanted(Topic topic, NextStepsQuery query) {
    String id = topic.topic().topicId();
    return !query.exclude().contains(id)
        && !query.assumeMastered().contains(id)
        && (query.maxLevel() == 0 || topic.topic().level() <= query.maxLevel());
  }

  /// The roadmap's topics, put in order once for a release.
  private List<Topic> inOrder(CatalogueCopy copy, Roadmap roadmap) {
    Orders known = orders;
    if (known == null || !known.release.equals(copy.graphRelease())) {
      known = new Orders(copy.graphRelease(), new ConcurrentHashMap<>());
      orders = known;
    }
    return known.byRoadmap.computeIfAbsent(
        roadmap.roadmap().roadmapId(), id -> order(copy, roadmap));
  }

  /// Each topic after its HARD prerequisites, which need not be listed in the roadmap.
  private static List<Topic> order(CatalogueCopy copy, Roadmap roadmap) {
    var ordered = new ArrayList<Topic>();
    Set<String> seen = new HashSet<>();
    Deque<Topic> open = new ArrayDeque<>();
    roadmap.sections().stream()
        .flatMap(section -> section.topics().stream())
        .forEach(listed -> {
          unseen(listed.topic().topicId(), copy, seen).ifPresent(open::push);
          while (!open.isEmpty()) {
            unseenPrerequisite(open.element(), copy, seen)
                .ifPresentOrElse(open::push, () -> ordered.add(open.pop()));
          }
        });
    return List.copyOf(ordered);
  }

  private static Optional<Topic> unseenPrerequisite(
      Topic topic, CatalogueCopy copy, Set<String> seen) {
    return topic.requires().stream()
        .filter(requirement -> "HARD".equals(requirement.strength()))
        .flatMap(requirement -> unseen(requirement.topicId(), copy, seen).stream())
        .findFirst();
  }

  private static Optional<Topic> unseen(String id, CatalogueCopy copy, Set<String> seen) {
    return copy.topic(id).filter(topic -> seen.add(id));
  }

  private static Step step(Topic topic, NextStepsQuery query) {
    return new Step(
        topic.topic().topicId(),
        topic.topic().title(),
        "LEARN",
        null,
        null,
        null,
        topic.topic().minutes(),
        query.withReasons() ? List.of(REASON) : List.of(),
        topic.resources().stream()
            .filter(resource -> isWanted(resource, query))
            .limit(query.resources())
            .map(resource -> new RecommendedResource(resource, List.of()))
            .toList());
  }

  private static boolean isWanted(Resource resource, NextStepsQuery query) {
    return (query.access().isEmpty() || query.access().contains(resource.access()))
        && (query.languages().isEmpty() || query.languages().contains(resource.language()));
  }
}
