package dev.waymark.curriculum.layout;

import dev.waymark.curriculum.layout.Card.Box;
import dev.waymark.curriculum.layout.Card.Contents;
import dev.waymark.curriculum.layout.PlacedEdge.Point;
import dev.waymark.engine.graph.Prerequisite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
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

/// ELK's layered algorithm (Sugiyama's method) on boxes and the prerequisites between them.
final class LayeredDrawing {
  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private LayeredDrawing() {}

  /// The boxes in their places.
  ///
  /// @param boxes by topic id, wherever they are
  /// @throws CancellationException if the caller gave up
  static Contents of(
      Map<String, Box> boxes,
      LayoutStyle style,
      List<Prerequisite> prerequisites,
      BooleanSupplier cancelled) {
    ElkNode graph = graph();
    Map<String, ElkNode> nodes = new LinkedHashMap<>();
    boxes.forEach((id, box) -> {
      ElkNode node = ElkGraphUtil.createNode(graph);
      node.setDimensions(style.boxWidth(), box.height());
      nodes.put(id, node);
    });
    Map<Prerequisite, ElkEdge> edges = new LinkedHashMap<>();
    for (Prerequisite prerequisite : prerequisites) {
      ElkNode from = nodes.get(prerequisite.requiredTopicId());
      ElkNode to = nodes.get(prerequisite.topicId());
      if (from != null && to != null) {
        edges.put(prerequisite, ElkGraphUtil.createSimpleEdge(from, to));
      }
    }
    new RecursiveGraphLayoutEngine().layout(graph, monitor(cancelled));
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    List<Box> placed = new ArrayList<>();
    boxes.forEach((id, box) -> {
      ElkNode node = nodes.get(id);
      if (node != null) {
        placed.add(new Box(box.topic(), node.getX(), node.getY(), box.height(), box.lines()));
      }
    });
    Map<Prerequisite, List<Point>> routes = new LinkedHashMap<>();
    edges.forEach((prerequisite, edge) -> routes.put(prerequisite, points(edge)));
    return new Contents(graph.getWidth(), graph.getHeight(), placed, routes);
  }

  private static BasicProgressMonitor monitor(BooleanSupplier cancelled) {
    return new BasicProgressMonitor() {
      @Override
      public boolean isCanceled() {
        return cancelled.getAsBoolean();
      }
    };
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
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, SectionLayout.BETWEEN_BOXES);
    graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, SectionLayout.BETWEEN_BOXES);
    graph.setProperty(
        LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, SectionLayout.BETWEEN_LAYERS);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 6.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 5.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 5.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 8.0);
    return graph;
  }

  private static List<Point> points(ElkEdge edge) {
    ElkEdgeSection path = edge.getSections().getFirst();
    return Stream.of(
            Stream.of(new Point(path.getStartX(), path.getStartY())),
            path.getBendPoints().stream().map(bend -> new Point(bend.getX(), bend.getY())),
            Stream.of(new Point(path.getEndX(), path.getEndY())))
        .flatMap(points -> points)
        .toList();
  }
}
