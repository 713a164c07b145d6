package dev.waymark.engine.learner;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;

/// The resources that a learner does not want to be sent to. Immutable; most learners have none.
public final class ResourceDismissals {
  /// Nothing is dismissed.
  public static final ResourceDismissals NONE = new ResourceDismissals(Map.of());

  /// Of more, the one that was dismissed longest ago is forgotten.
  public static final int MAX_DISMISSALS = 500;

  private final Map<String, Dismissal> byResource;

  private ResourceDismissals(Map<String, Dismissal> byResource) {
    this.byResource = Collections.unmodifiableMap(byResource);
  }

  /// What a learner said last of a resource.
  ///
  /// @param untilSecond it is not to be suggested before; 0: it may be again
  /// @param second when that was said
  public record Dismissal(long untilSecond, long second) {}

  /// What was stored of them.
  ///
  /// @param byResource by the resource's id
  public static ResourceDismissals of(Map<String, Dismissal> byResource) {
    return byResource.isEmpty() ? NONE : new ResourceDismissals(new TreeMap<>(byResource));
  }

  /// By the resource's id, in its order.
  public Map<String, Dismissal> all() {
    return byResource;
  }

  /// Whether there are none.
  public boolean isEmpty() {
    return byResource.isEmpty();
  }

  /// Whether the resource is dismissed at that second.
  public boolean isDismissed(String resourceId, long atSecond) {
    Dismissal dismissal = byResource.get(resourceId);
    return dismissal != null && atSecond < dismissal.untilSecond();
  }

  /// The same with one said of a resource; what was said later stays.
  ResourceDismissals with(String resourceId, Dismissal dismissal) {
    Dismissal before = byResource.get(resourceId);
    if (before == null ? dismissal.untilSecond() == 0 : dismissal.second() < before.second()) {
      return this;
    }
    Map<String, Dismissal> changed = new TreeMap<>(byResource);
    changed.put(resourceId, dismissal);
    if (changed.size() > MAX_DISMISSALS) {
      changed.entrySet().stream()
          .min(Comparator.comparingLong((Entry<String, Dismissal> it) -> it.getValue().second()))
          .map(Entry::getKey)
          .ifPresent(changed::remove);
    }
    return new ResourceDismissals(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResourceDismissals that && byResource.equals(that.byResource);
  }

  @Override
  public int hashCode() {
    return byResource.hashCode();
  }

  @Override
  public String toString() {
    return byResource.toString();
  }
}
