package dev.waymark.recommender.graph;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Topic;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds topics by words. Every word of the query must occur; case and accents do not matter. A
/// word counts most in the title, then in the id, then in the summary, and more as a whole word
/// than as the start or a part of one.
public final class TopicSearch {
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}+#]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final int TITLE = 8;
  private static final int ID = 4;
  private static final int SUMMARY = 1;

  private final PrerequisiteGraph graph;
  private final List<Entry> entries;

  private record Hit(Topic topic, int score) {}

  /// A topic's text as words.
  private record Entry(Topic topic, List<String> title, List<String> id, List<String> summary) {
    static Entry of(Topic topic) {
      return new Entry(topic, words(topic.title()), words(topic.id()), words(topic.summary()));
    }
  }

  TopicSearch(PrerequisiteGraph graph) {
    this.graph = graph;
    entries =
        graph.curriculum().topics().stream()
            .filter(topic -> !topic.retired())
            .map(Entry::of)
            .toList();
  }

  boolean isIn(PrerequisiteGraph other) {
    return graph == other;
  }

  /// Topics found.
  ///
  /// @param more whether others follow
  public record Page(List<Topic> topics, boolean more) {
    public Page {
      topics = List.copyOf(topics);
    }
  }

  /// The topics that match, best first, equals by id; every topic by id when the query has no word.
  /// Retired topics are left out.
  ///
  /// @param after the topic that they follow; empty: none
  /// @return empty when the query does not find that topic; every topic by id may follow any id
  public Optional<Page> find(String query, String after, int limit) {
    List<String> words = words(query);
    List<Hit> hits = new ArrayList<>();
    for (Entry entry : entries) {
      int score = score(entry, words);
      if (score >= 0) {
        hits.add(new Hit(entry.topic, score));
      }
    }
    hits.sort(
        Comparator.comparingInt((Hit hit) -> -hit.score).thenComparing(hit -> hit.topic.id()));
    int from = after.isEmpty() ? 0 : behind(hits, after, words.isEmpty());
    if (from < 0) {
      return Optional.empty();
    }
    List<Topic> page = hits.stream().skip(from).limit(limit).map(Hit::topic).toList();
    return Optional.of(new Page(page, from + page.size() < hits.size()));
  }

  /// The index of the first hit behind a topic; -1 when there is no telling.
  private static int behind(List<Hit> hits, String after, boolean byId) {
    for (int i = 0; i < hits.size(); i++) {
      int order = hits.get(i).topic.id().compareTo(after);
      if (order == 0) {
        return i + 1;
      }
      if (byId && order > 0) {
        return i;
      }
    }
    return byId ? hits.size() : -1;
  }

  /// -1 when a word does not occur.
  private static int score(Entry entry, List<String> words) {
    if (words.isEmpty()) {
      return 0;
    }
    int sum = entry.title.equals(words) ? TITLE * TITLE : 0;
    for (String word : words) {
      int score =
          TITLE * quality(word, entry.title)
              + ID * quality(word, entry.id)
              + SUMMARY * quality(word, entry.summary);
      if (score == 0) {
        return -1;
      }
      sum += score;
    }
    return sum;
  }

  /// 4 for a whole word, 2 for the start of one, 1 for a part, else 0.
  private static int quality(String word, List<String> text) {
    int best = 0;
    for (String candidate : text) {
      if (candidate.equals(word)) {
        return 4;
      }
      if (candidate.startsWith(word)) {
        best = Math.max(best, 2);
      } else if (candidate.contains(word)) {
        best = Math.max(best, 1);
      }
    }
    return best;
  }

  private static List<String> words(String text) {
    String plain =
        ACCENTS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return SEPARATORS.splitAsStream(plain).filter(word -> !word.isEmpty()).toList();
  }
}
