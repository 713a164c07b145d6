package dev.waymark.proto;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The incompatible changes of one message.
final class MessageChanges {
  private MessageChanges() {}

  static List<String> between(DescriptorProto released, DescriptorProto current) {
    Map<Integer, FieldDescriptorProto> byNumber =
        current.getFieldList().stream().collect(toMap(FieldDescriptorProto::getNumber, identity()));
    List<String> findings = new ArrayList<>();
    for (FieldDescriptorProto old : released.getFieldList()) {
      FieldDescriptorProto now = byNumber.get(old.getNumber());
      String field = "field %s = %d".formatted(old.getName(), old.getNumber());
      if (now == null) {
        findings.add(field + " was removed or renumbered");
        continue;
      }
      changed(field + " was renamed", old.getName(), now.getName(), findings);
      changed(field + " has another JSON name", old.getJsonName(), now.getJsonName(), findings);
      changed(field + " changed type", type(old), type(now), findings);
      if (!gainedPresence(old, now)) {
        changed(field + " changed label", label(old), label(now), findings);
      }
      changed(field + " moved", oneof(released, old), oneof(current, now), findings);
    }
    for (DescriptorProto.ReservedRange range : released.getReservedRangeList()) {
      for (int number = range.getStart(); number < range.getEnd(); number++) {
        if (byNumber.containsKey(number)) {
          findings.add("reserved number %d is in use again".formatted(number));
        }
      }
    }
    return findings;
  }

  private static void changed(String what, String old, String now, List<String> findings) {
    if (!old.equals(now)) {
      findings.add("%s, from %s to %s".formatted(what, old, now));
    }
  }

  private static String type(FieldDescriptorProto field) {
    return field.getType() == FieldDescriptorProto.Type.TYPE_MESSAGE
            || field.getType() == FieldDescriptorProto.Type.TYPE_ENUM
        ? field.getTypeName()
        : field.getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
  }

  /// The bytes stay the same, and so do the methods of a program built before; there is one more.
  private static boolean gainedPresence(FieldDescriptorProto old, FieldDescriptorProto now) {
    return label(old).equals("plain") && label(now).equals("optional");
  }

  private static String label(FieldDescriptorProto field) {
    return switch (field.getLabel()) {
      case LABEL_REPEATED -> "repeated";
      case LABEL_REQUIRED -> "required";
      case LABEL_OPTIONAL -> field.getProto3Optional() ? "optional" : "plain";
    };
  }

  private static String oneof(DescriptorProto message, FieldDescriptorProto field) {
    return field.hasOneofIndex() && !field.getProto3Optional()
        ? "oneof " + message.getOneofDecl(field.getOneofIndex()).getName()
        : "no oneof";
  }
}
