package dev.waymark.curriculum.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelsTest {
  private static final Labels LABELS = LayoutStyle.MAP.labels();
  private static final double LINE = LayoutStyle.MAP.textWidth();

  /// Measured in Inter, regular: widths in units of the font size.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
Matrices and linear maps | 11.875
          Eigenvalues and eigenvectors | 14.185
          MMMMWWWW | 7.555
          least_common_multiple | 10.983
          Größenordnungen für Übungen | 14.887
          Линейная алгебра | 9.011
          Широкий щит и южный жёлоб | 14.826
          Γραμμική άλγεβρα | 8.977
          100 % = 1 + 2 @ home | 10.575
""")
  void aTextIsNeverTakenToBeNarrowerThanItIsDrawn(String text, double drawn) {
    assertThat(TextWidths.of(text)).isBetween(drawn, drawn * 1.6);
    assertThat(LABELS.width(text)).isGreaterThan(1.07 * 12 * drawn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Matrices and linear maps",
        "least_common_multiple_and_greatest_common_divisor_word_problems",
        "数据库系统概论与关系代数的基础知识以及查询优化技术的高级主题",
        "データベースの基礎とSQLの最適化",
        "대수학의기본정리와선형대수학의응용에대한심화주제",
        "👨‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈🇩🇪🇫🇷🧑‍💻🎉🎉🎉🎉🎉🎉🎉🎉🎉",
        "الجبر الخطي والمصفوفات وتطبيقاتها في التعلم الآلي",
        "سسسسسسسسسسسسسسسسسسسسسسسس",
        "אלגברה לינארית ומטריצות",
        "रैखिक बीजगणित और आव्यूह",
        "พีชคณิตเชิงเส้นและเมทริกซ์สำหรับผู้เริ่มต้น",
        "Z̸̢̛̤a̷͖̍l̴̰̐g̶̞̈́o̵̭͠ text with marks",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "½¾ﬁﬂǅ№℡㎒ ﷺ",
        "a\tb\nc  d"
      })
  void everyLineFitsAndNothingIsLost(String title) {
    List<String> lines = LABELS.lines(title, LINE);

    assertThat(lines).allMatch(line -> LABELS.width(line) <= LINE).noneMatch(String::isBlank);
    assertThat(letters(String.join("", lines))).isEqualTo(letters(title));
  }

  @Test
  void aWordOf200LettersIsBrokenIntoFullLines() {
    List<String> lines = LABELS.lines("x".repeat(200), LINE);

    assertThat(lines).hasSizeBetween(10, 14).allMatch(line -> LABELS.width(line) <= LINE);
    assertThat(String.join("", lines)).hasSize(200);
  }

  @Test
  void aBreakIsBehindAJointWhereThereIsOne() {
    assertThat(
            LABELS.lines("least_common_multiple_and_greatest_common_divisor_word_problems", LINE))
        .allMatch(line -> line.endsWith("_") || line.equals("problems"));
  }

  @Test
  void ofATitleWithoutEndOnlyTheBeginningIsShown() {
    String shown = Labels.shown("😀".repeat(100_000));

    assertThat(shown.codePointCount(0, shown.length())).isEqualTo(200);
    assertThat(shown).endsWith("😀…");
    assertThat(Labels.shown("y".repeat(200))).hasSize(200).endsWith("y");
  }

  @Test
  void anEmptyTitleIsOneEmptyLine() {
    assertThat(LABELS.lines("  ", LINE)).containsExactly("");
  }

  private static String letters(String text) {
    return text.replaceAll("\\s", "");
  }
}
