package dev.waymark.trainer.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.CsvText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReaderTest {
  @TempDir private Path folder = Path.of("");

  private CsvReader reader(String text) throws IOException {
    return new CsvReader(Files.writeString(folder.resolve("a.csv"), text), List.of("id"));
  }

  @Test
  void readsQuotesCommasAndLineBreaksInsideValues() throws IOException {
    try (CsvReader csv = reader("\uFEFFnote,id\r\n\"a \"\"b\"\", c\nd\",7\r\n\n x ,8\n")) {
      assertThat(csv.advance()).isTrue();
      assertThat(csv.text("note")).isEqualTo("a \"b\", c\nd");
      assertThat(csv.integer("id")).isEqualTo(7);
      assertThat(csv.advance()).isTrue();
      assertThat(csv.text("note")).isEqualTo("x");
      assertThat(csv.line()).isEqualTo(5);
      assertThat(csv.advance()).isFalse();
    }
  }

  @Test
  void aShortRecordIsRefusedWithItsLine() throws IOException {
    try (CsvReader csv = reader("id,b\n1,2\n3\n")) {
      assertThat(csv.advance()).isTrue();
      assertThatThrownBy(csv::advance)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("a.csv:3")
          .hasMessageContaining("1 fields where the header has 2");
    }
  }

  @Test
  void anOpenQuoteIsRefused() throws IOException {
    try (CsvReader csv = reader("id\n\"abc\n")) {
      assertThatThrownBy(csv::advance).hasMessageContaining("a.csv:2: a quote is not closed");
    }
  }

  @Test
  void anOpenQuoteInAShortRecordOrAtTheEndIsRefused() throws IOException {
    try (CsvReader csv = reader("id,b\n1,2\n\n3,\"")) {
      assertThat(csv.advance()).isTrue();
      assertThatThrownBy(csv::advance).hasMessageContaining("a.csv:4: a quote is not closed");
    }
  }

  @Test
  void textAfterAClosingQuoteIsRefusedWithItsLine() throws IOException {
    try (CsvReader csv = reader("id\n1\n\"2\"x\n")) {
      assertThat(csv.advance()).isTrue();
      assertThatThrownBy(csv::advance)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("a.csv:3: is no CSV")
          .hasMessageContaining("double those inside");
    }
  }

  @Test
  void aQuoteThatSwallowsTheFileHasABound() throws IOException {
    try (CsvReader csv = reader("id\n\"" + "1,\n".repeat(CsvReader.MAX_FIELD))) {
      assertThatThrownBy(csv::advance)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("a.csv:2")
          .hasMessageContaining("65,536 characters");
    }
  }

  @Test
  void aRecordHasABound() throws IOException {
    String value = "1".repeat(CsvReader.MAX_FIELD) + ",";
    try (CsvReader csv = reader("id\n1\n" + value.repeat(17) + "\n")) {
      assertThat(csv.advance()).isTrue();
      assertThatThrownBy(csv::advance).hasMessageContaining("a.csv:3").hasMessageContaining("over");
    }
  }

  @Test
  void aFileWithoutALineBreakAtItsEndIsReadToTheEnd() throws IOException {
    try (CsvReader csv = reader("id\n7")) {
      assertThat(csv.advance()).isTrue();
      assertThat(csv.integer("id")).isEqualTo(7);
      assertThat(csv.advance()).isFalse();
    }
  }

  @Test
  void infinityIsNoNumber() throws IOException {
    try (CsvReader csv = reader("id\nInfinity\n")) {
      assertThat(csv.advance()).isTrue();
      assertThatThrownBy(() -> csv.number("id")).hasMessageContaining("not a number");
    }
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() throws IOException {
    Path file =
        Files.write(folder.resolve("b.csv"), new byte[] {'i', 'd', '\n', (byte) 0xff, '\n'});
    assertThatThrownBy(
            () -> {
              try (CsvReader csv = new CsvReader(file, List.of("id"))) {
                csv.advance();
              }
            })
        .hasMessageContaining("is not UTF-8");
  }

  @Test
  void valuesAreQuotedOnlyWhenNeeded() {
    assertThat(CsvText.quoted("ada")).isEqualTo("ada");
    assertThat(CsvText.quoted("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
  }
}
