package dev.waymark.recommender.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void aTerminalIsToldNothing() {
    assertThat(Printable.line("a\u001b[2Jb\r\n\u202eü\u009b\u2028"))
        .isEqualTo("a\\u001b[2Jb\\u000d\\u000a\\u202eü\\u009b\\u2028");
  }

  @Test
  void linesStayLines() {
    assertThat(Printable.lines("a\n\tb\u0007")).isEqualTo("a\n\tb\\u0007");
  }
}
