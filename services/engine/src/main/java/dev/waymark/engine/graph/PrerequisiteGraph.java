package dev.waymark.engine.graph;

import static java.util.Comparator.comparingDouble;

import dev.waymark.engine.graph.Goal.RoadmapGoal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One release of the curriculum as an immutable snapshot in memory.
///
/// Topics have dense indices: the index of a topic is the rank of its id among all ids. Edges lie
/// in compressed sparse rows both ways. A graph never holds a cycle, a dangling reference or a
/// duplicate id.
public final class PrerequisiteGraph {
  private static final Comparator<Lesson> BEST_COVERAGE =
      comparingDouble((Lesson l) -> -l.teaching().coverage()).thenComparing(l -> l.resource().id());

  private final String release;
  private final Curriculum curriculum;
  private final Topic[] topics;
  private final IdIndex topicIndex;
  private final IdIndex resourceIndex;
  private final IdIndex roadmapIndex;
  private final Adjacency prerequisites;
  private final Adjacency dependents;
  private final int[] topologicalOrder;
  private final int[] placeInOrder;
  private final int[] depths;
  private final int deepest;
  private final List<List<Lesson>> lessons;
  private final List<GoalScope> roadmapScopes;

  private PrerequisiteGraph(String release, Curriculum curriculum) {
    this.release = release;
    this.curriculum = curriculum;
    topics = curriculum.topics().toArray(Topic[]::new);
    topicIndex = new IdIndex(Arrays.stream(topics).map(Topic::id).toArray(String[]::new));
    resourceIndex =
        new IdIndex(curriculum.resources().stream().map(Resource::id).toArray(String[]::new));
    roadmapIndex =
        new IdIndex(curriculum.roadmaps().stream().map(Roadmap::id).toArray(String[]::new));

    int edges = curriculum.prerequisites().size();
    int[] from = new int[edges];
    int[] to = new int[edges];
    boolean[] hard = new boolean[edges];
    for (int e = 0; e < edges; e++) {
      Prerequisite p = curriculum.prerequisites().get(e);
      from[e] = topicIndex.of(p.topicId());
      to[e] = topicIndex.of(p.requiredTopicId());
      hard[e] = p.strength() == Strength.HARD;
    }
    prerequisites = Adjacency.of(topics.length, from, to, hard);
    dependents = Adjacency.of(topics.length, to, from, hard);
    topologicalOrder = TopologicalOrder.of(prerequisites, dependents);
    placeInOrder = new int[topics.length];
    for (int place = 0; place < topics.length; place++) {
      placeInOrder[topologicalOrder[place]] = place;
    }
    depths = new int[topics.length];
    int most = 0;
    for (int t : topologicalOrder) {
      for (int i = prerequisites.begin(t); i < prerequisites.hardEnd(t); i++) {
        depths[t] = Math.max(depths[t], 1 + depths[prerequisites.target(i)]);
      }
      most = Math.max(most, depths[t]);
    }
    deepest = most;
    lessons = lessonsByTopic();
    roadmapScopes =
        curriculum.roadmaps().stream()
            .map(r -> GoalScope.of(this, List.of(new RoadmapGoal(r.id()))))
            .toList();
  }

  /// The graph of a curriculum, unless something is wrong with it.
  ///
  /// @param release the name of the release, for answers to quote
  public static GraphResult build(String release, Curriculum curriculum) {
    List<CurriculumProblem> problems = CurriculumProblem.in(curriculum);
    return problems.isEmpty()
        ? new GraphResult.Built(new PrerequisiteGraph(release, curriculum))
        : new GraphResult.Refused(problems);
  }

  public String release() {
    return release;
  }

  public Curriculum curriculum() {
    return curriculum;
  }

  /// How many topics there are, the retired ones included.
  public int size() {
    return topics.length;
  }

  /// The topic's index, or -1 when the graph does not know it.
  public int indexOf(String topicId) {
    return topicIndex.of(topicId);
  }

  public Topic topic(int index) {
    return topics[index];
  }

  public Optional<Topic> topic(String topicId) {
    int index = topicIndex.of(topicId);
    return index < 0 ? Optional.empty() : Optional.of(topics[index]);
  }

  /// From a topic to what it requires.
  public Adjacency prerequisites() {
    return prerequisites;
  }

  /// From a topic to what requires it.
  public Adjacency dependents() {
    return dependents;
  }

  /// The topic at a place of the topological order: prerequisites (HARD and SOFT) come first,
  /// topics of equal depth by index.
  public int topicInOrder(int place) {
    return topologicalOrder[place];
  }

  /// The inverse of [#topicInOrder(int)].
  public int placeInOrder(int topic) {
    return placeInOrder[topic];
  }

  /// The length of the longest chain of HARD prerequisites behind the topic.
  public int depth(int topic) {
    return depths[topic];
  }

  /// The greatest [#depth(int)].
  public int deepest() {
    return deepest;
  }

  public Optional<Resource> resource(String resourceId) {
    int index = resourceIndex.of(resourceId);
    return index < 0 ? Optional.empty() : Optional.of(curriculum.resources().get(index));
  }

  /// What teaches the topic, best coverage first, then by resource id.
  public List<Lesson> lessons(int topic) {
    return lessons.get(topic);
  }

  /// Every roadmap, by id.
  public List<Roadmap> roadmaps() {
    return curriculum.roadmaps();
  }

  public Optional<Roadmap> roadmap(String roadmapId) {
    int index = roadmapIndex.of(roadmapId);
    return index < 0 ? Optional.empty() : Optional.of(curriculum.roadmaps().get(index));
  }

  /// Indices of everything the topic needs first over HARD and SOFT edges, direct or not,
  /// ascending.
  public int[] ancestors(int topic) {
    boolean[] seen = new boolean[topics.length];
    int[] stack = new int[topics.length];
    int top = 0;
    stack[top++] = topic;
    while (top > 0) {
      int at = stack[--top];
      for (int i = prerequisites.begin(at); i < prerequisites.end(at); i++) {
        int required = prerequisites.target(i);
        if (!seen[required]) {
          seen[required] = true;
          stack[top++] = required;
        }
      }
    }
    return IntStream.range(0, topics.length).filter(t -> seen[t]).toArray();
  }

  /// Whether something else that the topic requires (HARD) needs `required` too, so that dropping
  /// that prerequisite would change nothing.
  public boolean isImplied(int topic, int required) {
    return Arrays.stream(prerequisites.hard(topic))
        .anyMatch(it -> it != required && Arrays.binarySearch(ancestors(it), required) >= 0);
  }

  /// The topics that the goals need. Scopes of single roadmaps are held ready; others are computed.
  public ScopeResult scope(List<Goal> goals) {
    for (Goal goal : goals) {
      switch (goal) {
        case RoadmapGoal(String id) when roadmapIndex.of(id) < 0 -> {
          return new ScopeResult.UnknownRoadmap(id);
        }
        case RoadmapGoal _ -> {}
        case Goal.TopicsGoal(List<String> ids) -> {
          for (String id : ids) {
            if (topicIndex.of(id) < 0) {
              return new ScopeResult.UnknownTopic(id);
            }
          }
        }
      }
    }
    if (goals.size() == 1 && goals.getFirst() instanceof RoadmapGoal(String id)) {
      return new ScopeResult.Found(roadmapScopes.get(roadmapIndex.of(id)));
    }
    return new ScopeResult.Found(GoalScope.of(this, goals));
  }

  private List<List<Lesson>> lessonsByTopic() {
    List<List<Lesson>> byTopic = new ArrayList<>(topics.length);
    for (int t = 0; t < topics.length; t++) {
      byTopic.add(new ArrayList<>(2));
    }
    for (Resource resource : curriculum.resources()) {
      for (Teaching teaching : resource.teaches()) {
        byTopic.get(topicIndex.of(teaching.topicId())).add(new Lesson(resource, teaching));
      }
    }
    byTopic.replaceAll(found -> {
      found.sort(BEST_COVERAGE);
      return List.copyOf(found);
    });
    return byTopic;
  }
}
