package dev.waymark.proto;

import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The incompatible changes of one service.
final class ServiceChanges {
  private ServiceChanges() {}

  static List<String> between(ServiceDescriptorProto released, ServiceDescriptorProto current) {
    List<String> findings = new ArrayList<>();
    for (MethodDescriptorProto old : released.getMethodList()) {
      Optional<MethodDescriptorProto> now =
          current.getMethodList().stream()
              .filter(method -> method.getName().equals(old.getName()))
              .findFirst();
      if (now.isEmpty()) {
        findings.add("method %s was removed or renamed".formatted(old.getName()));
      } else if (!signature(old).equals(signature(now.get()))) {
        findings.add(
            "method %s changed from %s to %s"
                .formatted(old.getName(), signature(old), signature(now.get())));
      }
    }
    return findings;
  }

  private static String signature(MethodDescriptorProto method) {
    return "(%s%s) returns (%s%s)"
        .formatted(
            method.getClientStreaming() ? "stream " : "",
            method.getInputType(),
            method.getServerStreaming() ? "stream " : "",
            method.getOutputType());
  }
}
