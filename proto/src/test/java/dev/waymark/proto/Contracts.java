package dev.waymark.proto;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.Map;
import java.util.TreeMap;

/// Everything that Waymark's own `.proto` files declare, by full name. In which file it stands does
/// not matter.
record Contracts(
    Map<String, DescriptorProto> messages,
    Map<String, EnumDescriptorProto> enums,
    Map<String, ServiceDescriptorProto> services) {

  static Contracts of(FileDescriptorSet files) {
    Contracts contracts = new Contracts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (FileDescriptorProto file : files.getFileList()) {
      String prefix = file.getPackage() + ".";
      file.getMessageTypeList().forEach(message -> contracts.add(prefix, message));
      file.getEnumTypeList().forEach(type -> contracts.enums.put(prefix + type.getName(), type));
      file.getServiceList()
          .forEach(service -> contracts.services.put(prefix + service.getName(), service));
    }
    return contracts;
  }

  private void add(String prefix, DescriptorProto message) {
    String name = prefix + message.getName();
    messages.put(name, message);
    message.getNestedTypeList().forEach(nested -> add(name + ".", nested));
    message.getEnumTypeList().forEach(type -> enums.put(name + "." + type.getName(), type));
  }
}
