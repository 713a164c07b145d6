package dev.waymark.curriculum.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts cards on shelves of one width, in their order, so that the whole is as low as it can be.
/// The cards of a shelf share its width and height, so they end flush.
///
/// @param width of the picture without its margin
record Shelves(double width, double height, List<Place> places) {
  static final double GAP = 12;
  static final double PADDING = 12;

  /// Where a card stands.
  record Place(Card card, double x, double y, double width, double height) {}

  /// The lowest arrangement on shelves of at most `width`, or of the widest card if that is wider
  /// (Knuth and Plass's dynamic programme for paragraphs, with heights for badness).
  static Shelves of(List<Card> cards, double width) {
    double wide = cards.stream().mapToDouble(Shelves::outerWidth).reduce(width, Math::max);
    double[] best = new double[cards.size() + 1];
    int[] start = new int[cards.size() + 1];
    Arrays.fill(best, 1, best.length, Double.MAX_VALUE);
    for (int end = 1; end <= cards.size(); end++) {
      for (int from = end - 1; from >= 0; from--) {
        List<Card> shelf = cards.subList(from, end);
        if (shelfWidth(shelf) > wide) {
          break;
        }
        double height = best[from] + shelfHeight(shelf) + GAP;
        if (height < best[end]) {
          best[end] = height;
          start[end] = from;
        }
      }
    }
    List<List<Card>> shelves = new ArrayList<>();
    for (int end = cards.size(); end > 0; end = start[end]) {
      shelves.addFirst(cards.subList(start[end], end));
    }
    return place(shelves, wide);
  }

  private static Shelves place(List<List<Card>> shelves, double width) {
    List<Place> places = new ArrayList<>();
    double y = 0;
    for (List<Card> shelf : shelves) {
      double height = shelfHeight(shelf);
      double spare = (width - shelfWidth(shelf)) / shelf.size();
      double x = 0;
      for (Card card : shelf) {
        double cardWidth = outerWidth(card) + spare;
        places.add(new Place(card, x, y, cardWidth, height));
        x += cardWidth + GAP;
      }
      y += height + GAP;
    }
    return new Shelves(width, Math.max(0, y - GAP), places);
  }

  private static double outerWidth(Card card) {
    return card.width() + 2 * PADDING;
  }

  private static double shelfWidth(List<Card> shelf) {
    return shelf.stream().mapToDouble(Shelves::outerWidth).sum() + GAP * (shelf.size() - 1);
  }

  private static double shelfHeight(List<Card> shelf) {
    return shelf.stream()
            .mapToDouble(card -> card.headingHeight() + card.contents().height())
            .max()
            .orElse(0)
        + PADDING;
  }
}
