package dev.waymark.proto;

import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import java.util.ArrayList;
import java.util.List;

/// The incompatible changes of one enum.
final class EnumChanges {
  private EnumChanges() {}

  static List<String> between(EnumDescriptorProto released, EnumDescriptorProto current) {
    List<String> findings = new ArrayList<>();
    for (EnumValueDescriptorProto old : released.getValueList()) {
      boolean kept =
          current.getValueList().stream()
              .anyMatch(
                  now -> now.getName().equals(old.getName()) && now.getNumber() == old.getNumber());
      if (!kept) {
        findings.add(
            "value %s = %d was removed, renamed or renumbered"
                .formatted(old.getName(), old.getNumber()));
      }
    }
    return findings;
  }
}
