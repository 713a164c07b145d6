package dev.waymark.simulator.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.engine.graph.GoalScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapesTest {
  @Test
  void aTopicOfALayeredGraphRequiresThreeOfTheLayerBefore() {
    GoalScope scope = Shapes.layered(40, 4, 3, 7).roadmap();

    for (int p = 0; p < scope.size(); p++) {
      int required = scope.prerequisites().end(p) - scope.prerequisites().begin(p);
      assertThat(required).isEqualTo(p < 10 ? 0 : 3);
    }
  }

  @Test
  void anEdgeListGivesEveryTopicItNames(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("edges.csv");
    Files.writeString(file, "prerequisite_id,concept_id\na,b\na,c\nb,d\nc,d\n");

    Shape shape = EdgeList.read(file);

    assertThat(shape.graph().size()).isEqualTo(4);
    assertThat(shape.graph().ancestors(shape.graph().indexOf("d"))).hasSize(3);
    GoalScope scope = shape.roadmap();
    assertThat(scope.rank(scope.positionOf(shape.graph().indexOf("d")))).isEqualTo(3);
  }

  @Test
  void aCircleOfEdgesIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("edges.csv");
    Files.writeString(file, "prerequisite_id,concept_id\na,b\nb,a\n");

    assertThatThrownBy(() -> EdgeList.read(file)).isInstanceOf(IllegalArgumentException.class);
  }
}
