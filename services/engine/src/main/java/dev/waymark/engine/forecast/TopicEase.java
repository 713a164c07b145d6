package dev.waymark.engine.forecast;

import java.util.Arrays;

/// How easy one topic and its items are. Items are told by [dev.waymark.engine.learner.ItemKey]; an
/// item that is not among them is as easy as its topic.
///
/// @param ease log-odds of a right answer on the topic over all learners
/// @param intercept to add to the log-odds of any answer on the topic
/// @param successes to add for each ln(1 + right answers on it)
/// @param attempts to add for each ln(1 + answers on it)
/// @param items keys of items, ascending as unsigned numbers
/// @param itemEase for each of them the log-odds of a right answer over all learners
/// @param itemIntercept for each of them what to add to the log-odds
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
public record TopicEase(
    double ease,
    double intercept,
    double successes,
    double attempts,
    long[] items,
    float[] itemEase,
    float[] itemIntercept) {
  public TopicEase {
    if (itemEase.length != items.length || itemIntercept.length != items.length) {
      throw new IllegalArgumentException("each item has an ease and an intercept");
    }
    for (int i = 1; i < items.length; i++) {
      if (Long.compareUnsigned(items[i - 1], items[i]) >= 0) {
        throw new IllegalArgumentException("items are not in order");
      }
    }
    boolean finite =
        Double.isFinite(ease)
            && Double.isFinite(intercept)
            && Double.isFinite(successes)
            && Double.isFinite(attempts);
    for (int i = 0; i < items.length; i++) {
      finite &= Float.isFinite(itemEase[i]) && Float.isFinite(itemIntercept[i]);
    }
    if (!finite) {
      throw new IllegalArgumentException("a number is not finite");
    }
  }

  /// The place of an item, or -1.
  int find(long key) {
    int at = from(key);
    return at < items.length && items[at] == key ? at : -1;
  }

  /// The place of the first item whose key is not below `key`.
  int from(long key) {
    int low = 0;
    int high = items.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(items[middle], key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public String toString() {
    return "TopicEase[ease=%s, intercept=%s, items=%d %s]"
        .formatted(ease, intercept, items.length, Arrays.toString(itemEase));
  }
}
