package dev.waymark.trainer.nexttopic;

import dev.waymark.cli.BadInputException;
import dev.waymark.trainer.answers.Names;
import dev.waymark.trainer.csv.CsvReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What learners took, in order, and which of it was new to them then.
public final class Sequences {
  private final Names learners;
  private final Names items;
  private final List<int[]> taken;

  /// @param taken the items of each learner, in order
  Sequences(Names learners, Names items, List<int[]> taken) {
    this.learners = learners;
    this.items = items;
    this.taken = taken;
  }

  /// Reads `learner_id,seq,item_id`; learners may interleave, `seq` must rise within a learner.
  ///
  /// @throws BadInputException on a missing column, a `seq` that is no number, repeats or falls, or
  ///   no rows
  public static Sequences read(Path file) {
    Names learners = new Names();
    Names items = new Names();
    List<Growing> growing = new ArrayList<>();
    try (CsvReader csv = new CsvReader(file, List.of("learner_id", "seq", "item_id"))) {
      while (csv.advance()) {
        String id = csv.text("learner_id");
        int u = learners.add(id);
        if (u == growing.size()) {
          growing.add(new Growing());
        }
        growing.get(u).add(csv, id, csv.integer("seq"), items.add(csv.text("item_id")));
      }
    }
    if (growing.isEmpty()) {
      throw new BadInputException(
          file, 1, "has a header and no rows", "Give at least one learner's items.");
    }
    return new Sequences(learners, items, growing.stream().map(Growing::items).toList());
  }

  private static final class Growing {
    private int[] items = new int[8];
    private int n;
    private @Nullable Long last;

    void add(CsvReader csv, String learner, long seq, int item) {
      if (last != null && seq <= last) {
        boolean twice = Objects.equals(seq, last);
        throw csv.bad(
            twice
                ? "learner " + learner + " has seq " + seq + " twice"
                : "learner " + learner + " goes from seq " + last + " back to " + seq,
            twice ? "Drop the duplicate row." : "Sort the file by learner_id and seq.");
      }
      last = seq;
      if (n == items.length) {
        items = Arrays.copyOf(items, 2 * n);
      }
      items[n++] = item;
    }

    int[] items() {
      return Arrays.copyOf(items, n);
    }
  }

  /// What each learner took, in order, to be read only.
  List<int[]> all() {
    return taken;
  }

  /// The sequences of some learners alone, over the same items.
  Sequences of(int[] chosen) {
    Names names = new Names();
    List<int[]> some = new ArrayList<>();
    for (int u : chosen) {
      names.add(learners.name(u));
      some.add(taken.get(u));
    }
    return new Sequences(names, items, some);
  }

  /// How many learners there are.
  public int learnerCount() {
    return taken.size();
  }

  /// How many items there are.
  public int itemCount() {
    return items.size();
  }

  /// The index of a learner, or -1.
  public int learner(String id) {
    return learners.indexOf(id);
  }

  /// The index of an item, or -1.
  public int item(String id) {
    return items.indexOf(id);
  }

  /// The id of an item.
  public String itemId(int item) {
    return items.name(item);
  }

  /// What a learner took, in order, to be read only.
  int[] of(int learner) {
    return taken.get(learner);
  }

  /// The positions at which a learner took an item for the first time.
  int[] newPositions(int learner) {
    return newPositions(taken.get(learner));
  }

  /// The positions at which a topic stands for the first time.
  static int[] newPositions(int[] sequence) {
    java.util.Set<Integer> met = new java.util.HashSet<>();
    int[] positions = new int[sequence.length];
    int n = 0;
    for (int i = 0; i < sequence.length; i++) {
      if (met.add(sequence[i])) {
        positions[n++] = i;
      }
    }
    return Arrays.copyOf(positions, n);
  }
}
