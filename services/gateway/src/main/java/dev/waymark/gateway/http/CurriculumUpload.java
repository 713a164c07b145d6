package dev.waymark.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.gateway.check.CurriculumFile;
import dev.waymark.gateway.problem.Faults;
import dev.waymark.gateway.progress.JsonDocuments;
import dev.waymark.gateway.progress.JsonFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the files of a curriculum as sent.
final class CurriculumUpload {

  private static final int MAX_FILES = 500;
  private static final int MAX_NAME_LENGTH = 200;
  private static final int MAX_TEXT_LENGTH = 200_000;

  private CurriculumUpload() {}

  /// The files of a body.
  ///
  /// @throws dev.waymark.gateway.problem.ProblemException when it is not valid
  static List<CurriculumFile> read(byte[] body) {
    var faults = new Faults();
    JsonFields fields = JsonFields.of(JsonDocuments.parseObjectOfTexts(body), faults);
    List<JsonNode> elements = fields.elements("files", MAX_FILES);
    if (elements.isEmpty() && faults.count() == 0) {
      fields.fault("files", "must be an array with at least one file");
    }
    Set<String> names = new HashSet<>();
    var files = new ArrayList<CurriculumFile>();
    for (int i = 0; i < elements.size(); i++) {
      String path = "files[" + i + "]";
      if (elements.get(i) instanceof ObjectNode object) {
        CurriculumFile file = file(JsonFields.below(object, path + ".", faults));
        if (file != null && !names.add(file.name())) {
          faults.add(path + ".name", "must differ from the names of the other files");
        } else if (file != null) {
          files.add(file);
        }
      } else {
        faults.add(path, "must be an object with name and text");
      }
    }
    fields.refuseUnknown();
    faults.refuseIfAny("Nothing was checked. Correct the fields named in errors.");
    return files;
  }

  private static @Nullable CurriculumFile file(JsonFields fields) {
    String name = fields.text("name");
    String text = fields.text("text");
    boolean sound = name != null && text != null;
    if (!fields.has("name")) {
      fields.fault("name", "must be there");
    }
    if (!fields.has("text")) {
      fields.fault("text", "must be there");
    }
    if (name != null && !isName(name)) {
      fields.fault(
          "name",
          "must end in .yaml or .yml and have at most 200 characters and no control characters");
      sound = false;
    }
    if (text != null && text.codePointCount(0, text.length()) > MAX_TEXT_LENGTH) {
      fields.fault("text", "must have at most 200,000 characters");
      sound = false;
    }
    fields.refuseUnknown();
    return sound && name != null && text != null ? new CurriculumFile(name, text) : null;
  }

  private static boolean isName(String name) {
    return name.length() <= MAX_NAME_LENGTH
        && name.chars().noneMatch(Character::isISOControl)
        && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }
}
