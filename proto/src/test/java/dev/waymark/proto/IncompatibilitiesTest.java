package dev.waymark.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.OneofDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Proof that the compatibility test can fail: each case changes one thing of a small contract.
final class IncompatibilitiesTest {

  @Test
  void nothingChangedGivesNoFinding() {
    assertThat(after(file -> {})).isEmpty();
  }

  @Test
  void additionsAreCompatible() {
    assertThat(
            after(file -> {
              file.addMessageTypeBuilder().setName("New");
              file.addServiceBuilder().setName("NewService");
              file.getMessageTypeBuilder(0)
                  .addField(field("extra", 9, FieldDescriptorProto.Type.TYPE_STRING));
              file.getMessageTypeBuilder(0)
                  .addField(field("gone", 4, FieldDescriptorProto.Type.TYPE_BOOL).setOneofIndex(0));
              file.getEnumTypeBuilder(0).addValue(value("HARD", 1));
              file.getServiceBuilder(0).addMethod(method("Delete"));
            }))
        .isEmpty();
  }

  @Test
  void aRemovedFieldIsFound() {
    assertThat(after(file -> file.getMessageTypeBuilder(0).removeField(0)))
        .containsExactly("t.v1.Event: field id = 1 was removed or renumbered");
  }

  @Test
  void aRenumberedFieldIsFound() {
    assertThat(after(file -> firstField(file).setNumber(7)))
        .containsExactly("t.v1.Event: field id = 1 was removed or renumbered");
  }

  @Test
  void aRetypedFieldIsFound() {
    assertThat(after(file -> firstField(file).setType(FieldDescriptorProto.Type.TYPE_BYTES)))
        .containsExactly("t.v1.Event: field id = 1 changed type, from string to bytes");
  }

  @Test
  void aFieldOfAnotherMessageTypeIsFound() {
    assertThat(
            after(file -> file.getMessageTypeBuilder(0).getFieldBuilder(1).setTypeName(".t.v1.B")))
        .containsExactly("t.v1.Event: field start = 2 changed type, from .t.v1.A to .t.v1.B");
  }

  @Test
  void aRenamedFieldIsFoundBecauseJsonNamesIt() {
    assertThat(after(file -> firstField(file).setName("key")))
        .containsExactly("t.v1.Event: field id = 1 was renamed, from id to key");
  }

  @Test
  void anotherJsonNameIsFound() {
    assertThat(after(file -> firstField(file).setJsonName("Id")))
        .containsExactly("t.v1.Event: field id = 1 has another JSON name, from id to Id");
  }

  @Test
  void anotherLabelIsFound() {
    assertThat(after(file -> firstField(file).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)))
        .containsExactly("t.v1.Event: field id = 1 changed label, from plain to repeated");
  }

  @Test
  void aFieldThatTellsAbsenceFromNowOnBreaksNobody() {
    assertThat(after(file -> firstField(file).setProto3Optional(true))).isEmpty();
  }

  @Test
  void aFieldThatLeavesOrEntersAOneofIsFound() {
    assertThat(after(file -> file.getMessageTypeBuilder(0).getFieldBuilder(1).clearOneofIndex()))
        .containsExactly("t.v1.Event: field start = 2 moved, from oneof kind to no oneof");
    assertThat(after(file -> firstField(file).setOneofIndex(0)))
        .containsExactly("t.v1.Event: field id = 1 moved, from no oneof to oneof kind");
  }

  @Test
  void aReservedNumberInUseIsFound() {
    assertThat(
            after(file ->
                file.getMessageTypeBuilder(0)
                    .addField(field("old", 20, FieldDescriptorProto.Type.TYPE_STRING))))
        .containsExactly("t.v1.Event: reserved number 20 is in use again");
  }

  @Test
  void aRemovedMessageIsFoundAlsoWhenNested() {
    assertThat(after(file -> file.getMessageTypeBuilder(0).clearNestedType()))
        .containsExactly("message t.v1.Event.Inner was removed or renamed");
    assertThat(after(file -> file.removeMessageType(0)))
        .contains("message t.v1.Event was removed or renamed");
  }

  @Test
  void anotherPackageIsFound() {
    assertThat(after(file -> file.setPackage("t.v2"))).hasSize(4);
  }

  @Test
  void aRemovedRenamedOrRenumberedEnumValueIsFound() {
    String finding = "t.v1.Strength: value SOFT = 0 was removed, renamed or renumbered";
    assertThat(after(file -> file.getEnumTypeBuilder(0).removeValue(0))).containsExactly(finding);
    assertThat(after(file -> file.getEnumTypeBuilder(0).getValueBuilder(0).setName("WEAK")))
        .containsExactly(finding);
    assertThat(after(file -> file.getEnumTypeBuilder(0).getValueBuilder(0).setNumber(3)))
        .containsExactly(finding);
  }

  @Test
  void aRemovedServiceOrMethodIsFound() {
    assertThat(after(FileDescriptorProto.Builder::clearService))
        .containsExactly("service t.v1.EventService was removed or renamed");
    assertThat(after(file -> file.getServiceBuilder(0).removeMethod(0)))
        .containsExactly("t.v1.EventService: method Get was removed or renamed");
  }

  @Test
  void changedStreamingOrMessagesOfAMethodAreFound() {
    assertThat(after(file -> firstMethod(file).setServerStreaming(true)))
        .containsExactly(
            "t.v1.EventService: method Get changed"
                + " from (.t.v1.A) returns (.t.v1.B) to (.t.v1.A) returns (stream .t.v1.B)");
    assertThat(after(file -> firstMethod(file).setClientStreaming(true))).hasSize(1);
    assertThat(after(file -> firstMethod(file).setInputType(".t.v1.B"))).hasSize(1);
    assertThat(after(file -> firstMethod(file).setOutputType(".t.v1.A"))).hasSize(1);
  }

  private static List<String> after(Consumer<FileDescriptorProto.Builder> change) {
    FileDescriptorProto released =
        FileDescriptorProto.newBuilder()
            .setName("t.proto")
            .setPackage("t.v1")
            .addMessageType(
                DescriptorProto.newBuilder()
                    .setName("Event")
                    .addField(field("id", 1, FieldDescriptorProto.Type.TYPE_STRING))
                    .addField(
                        field("start", 2, FieldDescriptorProto.Type.TYPE_MESSAGE)
                            .setTypeName(".t.v1.A")
                            .setOneofIndex(0))
                    .addOneofDecl(OneofDescriptorProto.newBuilder().setName("kind"))
                    .addReservedRange(
                        DescriptorProto.ReservedRange.newBuilder().setStart(20).setEnd(21))
                    .addNestedType(DescriptorProto.newBuilder().setName("Inner")))
            .addEnumType(
                EnumDescriptorProto.newBuilder().setName("Strength").addValue(value("SOFT", 0)))
            .addService(
                ServiceDescriptorProto.newBuilder()
                    .setName("EventService")
                    .addMethod(method("Get")))
            .build();
    FileDescriptorProto.Builder current = released.toBuilder();
    change.accept(current);
    return Incompatibilities.between(set(released), set(current.build()));
  }

  private static FileDescriptorSet set(FileDescriptorProto file) {
    return FileDescriptorSet.newBuilder().addFile(file).build();
  }

  private static FieldDescriptorProto.Builder firstField(FileDescriptorProto.Builder file) {
    return file.getMessageTypeBuilder(0).getFieldBuilder(0);
  }

  private static MethodDescriptorProto.Builder firstMethod(FileDescriptorProto.Builder file) {
    return file.getServiceBuilder(0).getMethodBuilder(0);
  }

  private static FieldDescriptorProto.Builder field(
      String name, int number, FieldDescriptorProto.Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setJsonName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
  }

  private static EnumValueDescriptorProto value(String name, int number) {
    return EnumValueDescriptorProto.newBuilder().setName(name).setNumber(number).build();
  }

  private static MethodDescriptorProto method(String name) {
    return MethodDescriptorProto.newBuilder()
        .setName(name)
        .setInputType(".t.v1.A")
        .setOutputType(".t.v1.B")
        .build();
  }
}
