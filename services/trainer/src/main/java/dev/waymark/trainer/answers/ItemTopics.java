package dev.waymark.trainer.answers;

import dev.waymark.trainer.csv.CsvReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which topics an item practises: none, one or several. Items that answers name and the file does
/// not have none.
public final class ItemTopics {
  private static final int[] NONE = {};
  private final Names items = new Names();
  private final Names topics = new Names();
  private final List<int[]> topicsOfItem = new ArrayList<>();

  /// Reads `item_id,skill_id`, one line for each pair; an empty skill is none, a repeated pair
  /// counts once.
  public static ItemTopics read(Path file) {
    ItemTopics read = new ItemTopics();
    try (CsvReader csv = new CsvReader(file, List.of("item_id", "skill_id"))) {
      while (csv.advance()) {
        int item = read.item(csv.text("item_id"));
        String skill = csv.optional("skill_id");
        if (!skill.isEmpty()) {
          read.add(item, read.topics.add(skill));
        }
      }
    }
    return read;
  }

  /// The index of an item; a new one without topics if it was not seen before.
  public int item(String id) {
    int index = items.add(id);
    if (index == topicsOfItem.size()) {
      topicsOfItem.add(NONE);
    }
    return index;
  }

  /// Says that an item practises a topic.
  public void add(int item, int topic) {
    int[] known = topicsOfItem.get(item);
    for (int t : known) {
      if (t == topic) {
        return;
      }
    }
    int[] longer = Arrays.copyOf(known, known.length + 1);
    longer[known.length] = topic;
    topicsOfItem.set(item, longer);
  }

  /// The index of a topic; a new one if it was not seen before.
  public int topic(String id) {
    return topics.add(id);
  }

  /// The index of a topic, or -1.
  public int indexOfTopic(String id) {
    return topics.indexOf(id);
  }

  /// The topics of an item, to be read only.
  public int[] of(int item) {
    return topicsOfItem.get(item);
  }

  /// How many items there are.
  public int itemCount() {
    return items.size();
  }

  /// How many topics there are.
  public int topicCount() {
    return topics.size();
  }

  /// The id of an item.
  public String itemId(int item) {
    return items.name(item);
  }
}
