package org.convene.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultCsvTest {
  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\rx"})
  void nothingIsAFormula(String text) {
    assertThat(ResultCsv.cell(text)).startsWith("\"'");
  }

  @Test
  void quotesAreDoubledAndLinesStayInTheirCell() {
    assertThat(ResultCsv.cell("a \"b\",\nc")).isEqualTo("\"a \"\"b\"\",\nc\"");
  }
}
