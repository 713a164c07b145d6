package dev.waymark.gateway.map;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.waymark.gateway.wiring.BoundedWork;
import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Maps of one form that were computed lately. Who asks for the same at the same time waits for one
/// computation; a failed one is forgotten.
final class MapCache<T> {

  private static final int MAX_WEIGHT = 16 << 20;

  /// What a small map counts for, so that their number has a bound too.
  private static final int MIN_WEIGHT = MAX_WEIGHT / 256;

  private final BoundedWork work;
  private final AsyncCache<Key, T> maps;

  /// What a map depends on.
  record Key(String graphRelease, String roadmapId, int width) {}

  /// An empty cache.
  ///
  /// @param bytes about how much memory a map takes
  MapCache(BoundedWork work, ToIntFunction<T> bytes) {
    this.work = work;
    this.maps =
        Caffeine.newBuilder()
            .maximumWeight(MAX_WEIGHT)
            .weigher((Key key, T map) -> Math.max(MIN_WEIGHT, bytes.applyAsInt(map)))
            .buildAsync();
  }

  Uni<T> get(Key key, Function<BooleanSupplier, T> computation) {
    return Uni.createFrom()
        .deferred(() -> BoundedWork.outcome(maps.get(key, (_, _) -> work.start(computation))));
  }
}
