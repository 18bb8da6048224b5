package org.convene.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class PrintedTest {
  private static final String MARKDOWN =
      """

      | 5,000 people | a second | p99 | ratio |
      |---|---:|---:|---:|
      | Convene | 12,345 | 6.50 ms | – |
      something else
      | no table |

      | second | each |
      |---|---:|
      | row | -42 kB |
      """;

  @Test
  void eachTableIsReadWithItsRowsAsNumbers() {
    JsonNode tables = Printed.json(MARKDOWN).path("tables");
    assertThat(tables).hasSize(2);
    assertThat(tables.get(0).path("title").asText()).isEqualTo("5,000 people");
    assertThat(tables.get(0).path("columns").toString())
        .isEqualTo("[\"a second\",\"p99\",\"ratio\"]");
    assertThat(tables.get(0).path("rows").toString())
        .isEqualTo("[{\"name\":\"Convene\",\"values\":[12345,6.50,\"–\"]}]");
    assertThat(tables.get(1).path("rows").get(0).path("values").get(0).asInt()).isEqualTo(-42);
  }
}
