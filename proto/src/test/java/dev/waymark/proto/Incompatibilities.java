package dev.waymark.proto;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// The changes between two sets of `.proto` files that break a program built against the older one,
/// over the binary form, the JSON form (so names count as much as numbers) or gRPC.
///
/// Additions are compatible and give no finding: a file, message, field, enum value, service or
/// method that is new, also a field that is new in an existing oneof.
final class Incompatibilities {
  private Incompatibilities() {}

  /// One sentence for each incompatible change from `released` to `current`, in a fixed order;
  /// empty when there is none.
  static List<String> between(FileDescriptorSet released, FileDescriptorSet current) {
    Contracts before = Contracts.of(released);
    Contracts after = Contracts.of(current);
    List<String> findings = new ArrayList<>();
    compare("message", before.messages(), after.messages(), MessageChanges::between, findings);
    compare("enum", before.enums(), after.enums(), EnumChanges::between, findings);
    compare("service", before.services(), after.services(), ServiceChanges::between, findings);
    return List.copyOf(findings);
  }

  private static <T> void compare(
      String kind,
      Map<String, T> before,
      Map<String, T> after,
      BiFunction<T, T, List<String>> changes,
      List<String> findings) {
    new TreeMap<>(before)
        .forEach((name, old) -> {
          T now = after.get(name);
          if (now == null) {
            findings.add("%s %s was removed or renamed".formatted(kind, name));
          } else {
            changes.apply(old, now).forEach(change -> findings.add(name + ": " + change));
          }
        });
  }
}
