package dev.waymark.seed.render;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Lays a section out in layers, prerequisites above what requires them, with ELK's layered
/// algorithm (Sugiyama's method). The same section gives the same layout.
final class SectionLayout {
  static final double BOX_WIDTH = 126;

  /// A section with a longer title has it in several lines.
  private static final double MAX_HEADING_WIDTH = 300;

  private static final double LINE_HEIGHT = 13;
  private static final double BETWEEN_LAYERS = 18;
  private static final double BETWEEN_BOXES = 10;

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private final Map<String, Topic> topics = new HashMap<>();
  private final Curriculum curriculum;

  SectionLayout(Curriculum curriculum) {
    this.curriculum = curriculum;
    curriculum.topics().forEach(topic -> topics.put(topic.id(), topic));
  }

  Card card(int index, Section section) {
    ElkNode graph = graph();
    Map<String, ElkNode> nodes = new LinkedHashMap<>();
    for (Inclusion inclusion : section.topics()) {
      Topic topic = topics.get(inclusion.topicId());
      if (topic != null) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        int lines = Math.max(2, Labels.BOX.lines(topic.title(), Labels.BOX_LINE_WIDTH).size());
        node.setDimensions(BOX_WIDTH, 7 + LINE_HEIGHT * lines);
        nodes.put(topic.id(), node);
      }
    }
    Map<ElkEdge, Prerequisite> edges = new LinkedHashMap<>();
    for (Prerequisite prerequisite : curriculum.prerequisites()) {
      ElkNode from = nodes.get(prerequisite.requiredTopicId());
      ElkNode to = nodes.get(prerequisite.topicId());
      if (from != null && to != null) {
        edges.put(ElkGraphUtil.createSimpleEdge(from, to), prerequisite);
      }
    }
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    List<Card.Box> boxes = new ArrayList<>();
    nodes.forEach((id, node) ->
        boxes.add(new Card.Box(id, node.getX(), node.getY(), node.getWidth(), node.getHeight())));
    List<Card.Line> lines = new ArrayList<>();
    edges.forEach((edge, prerequisite) ->
        lines.add(new Card.Line(prerequisite.strength() == Strength.HARD, points(edge))));
    String title = (index + 1) + ". " + section.title();
    double width =
        Math.max(graph.getWidth(), Math.min(Labels.HEADING.width(title), MAX_HEADING_WIDTH));
    return new Card(
        index,
        Labels.HEADING.lines(title, width),
        width,
        graph.getWidth(),
        graph.getHeight(),
        boxes,
        lines);
  }

  private static ElkNode graph() {
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(CoreOptions.PADDING, new ElkPadding(0));
    graph.setProperty(CoreOptions.RANDOM_SEED, 1);
    graph.setProperty(CoreOptions.ASPECT_RATIO, 1.6);
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    graph.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
    graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, BETWEEN_BOXES);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 6.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 5.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 5.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 8.0);
    return graph;
  }

  private static List<Card.Point> points(ElkEdge edge) {
    ElkEdgeSection path = edge.getSections().getFirst();
    return Stream.of(
            Stream.of(new Card.Point(path.getStartX(), path.getStartY())),
            path.getBendPoints().stream().map(bend -> new Card.Point(bend.getX(), bend.getY())),
            Stream.of(new Card.Point(path.getEndX(), path.getEndY())))
        .flatMap(points -> points)
        .toList();
  }
}
