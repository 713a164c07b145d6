package dev.waymark.trainer.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.waymark.cli.BadInputException;
import dev.waymark.curriculum.yaml.BoundedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads RFC 4180 CSV in UTF-8 with a header line, one record at a time: memory does not grow with
/// the file. Columns are found by name, in any order; further columns are ignored; blank lines are
/// skipped. FastCSV parses; what is here makes errors that name the file, the line and the remedy.
public final class CsvReader implements AutoCloseable {
  /// Characters of a record at most, and of one of its fields.
  static final int MAX_RECORD = 1 << 20;

  static final int MAX_FIELD = 1 << 16;

  /// Stands on a line of its own after the file. An open quote swallows it: that is how it shows.
  private static final String END = "\0";

  private static final Pattern STARTED = Pattern.compile("started in line (\\d+)");

  private final Path file;
  private final CloseableIterator<CsvRecord> records;
  private final Map<String, Integer> columns = new HashMap<>();
  private final int width;
  private List<String> fields = List.of();
  private long recordLine = 1;

  /// Opens a file and reads its header.
  ///
  /// @throws BadInputException if there is no such file, it is empty, or one of `required` is not
  ///   in its header
  public CsvReader(Path file, List<String> required) {
    this.file = file;
    try {
      records = parse(BoundedFile.open(file));
    } catch (NoSuchFileException e) {
      throw new BadInputException(file, "no such file", "Check the path.");
    } catch (IOException e) {
      throw new BadInputException(
          file, "cannot be read (" + e.getMessage() + ")", "Check the path and permissions.");
    }
    if (!next()) {
      close();
      throw new BadInputException(
          file, "is empty", "Its first line must be " + String.join(",", required) + ".");
    }
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).strip();
      columns.put(i == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name, i);
    }
    List<String> missing = required.stream().filter(c -> !columns.containsKey(c)).toList();
    if (!missing.isEmpty()) {
      close();
      throw new BadInputException(
          file,
          1,
          "the header lacks the column"
              + (missing.size() == 1 ? " " : "s ")
              + String.join(", ", missing),
          "The first line must name " + String.join(",", required) + ".");
    }
    width = fields.size();
  }

  private static CloseableIterator<CsvRecord> parse(InputStream bytes) {
    byte[] end = ("\n" + END).getBytes(StandardCharsets.UTF_8);
    return de.siegmar.fastcsv.reader.CsvReader.builder()
        .allowExtraFields(true)
        .allowMissingFields(true)
        .build(
            CsvRecordHandler.of(it -> it.maxFieldSize(MAX_FIELD).maxRecordSize(MAX_RECORD)),
            new InputStreamReader(
                new SequenceInputStream(bytes, new ByteArrayInputStream(end)),
                StandardCharsets.UTF_8.newDecoder()))
        .iterator();
  }

  /// True if the header has this column.
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  /// Moves to the next record.
  ///
  /// @return false at the end of the file
  /// @throws BadInputException if the record is malformed or has too few fields
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
  public BadInputException bad(String problem, String remedy) {
    return new BadInputException(file, recordLine, problem, remedy);
  }

  private boolean next() {
    try {
      CsvRecord next = records.next();
      fields = next.getFields();
      recordLine = next.getStartingLineNumber();
    } catch (CsvParseException e) {
      throw malformed(e);
    } catch (UncheckedIOException e) {
      throw unreadable(e);
    }
    if (fields.getLast().endsWith(END)) {
      if (fields.equals(List.of(END))) {
        return false;
      }
      throw bad("a quote is not closed", "Close it, or double quotes inside values.");
    }
    return true;
  }

  private BadInputException malformed(CsvParseException e) {
    String clause =
        String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    Matcher started = STARTED.matcher(String.valueOf(e.getMessage()));
    recordLine = started.find() ? Long.parseLong(started.group(1)) : recordLine + 1;
    if (clause.contains("exceeds")) {
      return bad(
          "has a record over %,d or a value over %,d characters".formatted(MAX_RECORD, MAX_FIELD),
          "Close an open quote, or shorten it.");
    }
    return bad(
        "is no CSV (" + clause + ")",
        "Put values with quotes into quotes and double those inside.");
  }

  private BadInputException unreadable(UncheckedIOException e) {
    return e.getCause() instanceof CharacterCodingException
        ? new BadInputException(file, recordLine + 1, "is not UTF-8", "Save the file as UTF-8.")
        : new BadInputException(
            file, recordLine + 1, "cannot be read (" + e.getMessage() + ")", "Check the disk.");
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw new BadInputException(
          file, "cannot be closed (" + e.getMessage() + ")", "Check the disk.");
    }
  }
}
