package dev.waymark.trainer.csv;

import dev.waymark.cli.BadInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads RFC 4180 CSV in UTF-8 with a header line, one record at a time: memory does not grow with
/// the file. Columns are found by name, in any order; further columns are ignored; blank lines are
/// skipped.
public final class CsvReader implements AutoCloseable {
  private final Path file;
  private final BufferedReader in;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private long nextLine = 1;
  private long recordLine;

  /// Opens a file and reads its header.
  ///
  /// @throws BadInput if there is no such file, it is empty, or one of `required` is not in its
  ///   header
  public CsvReader(Path file, List<String> required) {
    this.file = file;
    try {
      in = Files.newBufferedReader(file);
    } catch (NoSuchFileException e) {
      throw new BadInput(file, "no such file", "Check the path.");
    } catch (IOException e) {
      throw new BadInput(
          file, "cannot be read (" + e.getMessage() + ")", "Check the path and permissions.");
    }
    if (!next()) {
      close();
      throw new BadInput(
          file, "is empty", "Its first line must be " + String.join(",", required) + ".");
    }
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).strip();
      columns.put(i == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name, i);
    }
    List<String> missing = required.stream().filter(c -> !columns.containsKey(c)).toList();
    if (!missing.isEmpty()) {
      close();
      throw new BadInput(
          file,
          1,
          "the header lacks the column"
              + (missing.size() == 1 ? " " : "s ")
              + String.join(", ", missing),
          "The first line must name " + String.join(",", required) + ".");
    }
    width = fields.size();
  }

  private final int width;

  /// True if the header has this column.
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /// Moves to the next record.
  ///
  /// @return false at the end of the file
  /// @throws BadInput if the record is malformed or has too few fields
  public boolean advance() {
    while (next()) {
      if (fields.size() == 1 && fields.getFirst().isBlank()) {
        continue;
      }
      if (fields.size() < width) {
        throw bad(
            "has " + fields.size() + " fields where the header has " + width,
            "Give every column a value; quote values that hold commas.");
      }
      return true;
    }
    return false;
  }

  /// The line where the current record begins, from 1.
  public long line() {
    return recordLine;
  }

  /// A field of the current record, without surrounding space; it may be empty.
  public String optional(String column) {
    @Nullable Integer index = columns.get(column);
    if (index == null) {
      throw new IllegalArgumentException("No column " + column);
    }
    return fields.get(index).strip();
  }

  /// A field of the current record that must not be empty.
  public String text(String column) {
    String value = optional(column);
    if (value.isEmpty()) {
      throw bad(column + " is empty", "Give it a value or drop the line.");
    }
    return value;
  }

  /// A field that must be a whole number.
  public long integer(String column) {
    String value = text(column);
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw bad(column + " is \"" + value + "\", not a whole number", "Correct the value.");
    }
  }

  /// A field that must be a finite number.
  public double number(String column) {
    String value = text(column);
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below with the other values that are no finite number
    }
    throw bad(column + " is \"" + value + "\", not a number", "Correct the value.");
  }

  /// An error at the current record.
  public BadInput bad(String problem, String remedy) {
    return new BadInput(file, recordLine, problem, remedy);
  }

  private boolean next() {
    fields.clear();
    field.setLength(0);
    recordLine = nextLine;
    try {
      return readRecord();
    } catch (MalformedInputException e) {
      throw new BadInput(file, nextLine, "is not UTF-8", "Save the file as UTF-8.");
    } catch (IOException e) {
      throw new BadInput(
          file, nextLine, "cannot be read (" + e.getMessage() + ")", "Check the disk.");
    }
  }

  private boolean readRecord() throws IOException {
    String line = in.readLine();
    if (line == null) {
      return false;
    }
    nextLine++;
    int i = 0;
    boolean quoted = false;
    while (true) {
      if (i == line.length()) {
        if (!quoted) {
          fields.add(field.toString());
          return true;
        }
        line = in.readLine();
        if (line == null) {
          throw new BadInput(
              file,
              recordLine,
              "a quote is not closed",
              "Close it, or double quotes inside values.");
        }
        nextLine++;
        field.append('\n');
        i = 0;
        continue;
      }
      char c = line.charAt(i++);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i < line.length() && line.charAt(i) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new BadInput(file, "cannot be closed (" + e.getMessage() + ")", "Check the disk.");
    }
  }
}
