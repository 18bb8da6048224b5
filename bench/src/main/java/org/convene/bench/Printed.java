package org.convene.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.convene.base.Json;

/// The tables that were printed, as JSON: `{"machine": …, "tables": [{"title", "columns", "rows":
/// [{"name", "values"}]}]}`. A value is a number, without its unit, or what stands there instead.
final class Printed {
  private static final Pattern NUMBER = Pattern.compile("(?<number>-?[0-9][0-9,]*(\\.[0-9]+)?).*");
  private static final Pattern LINE_OF_HEAD = Pattern.compile("\\|(-+:?\\|)+");

  private Printed() {}

  /// @param markdown all that was printed
  static ObjectNode json(String markdown) {
    ObjectNode all = Json.MAPPER.createObjectNode();
    machine(all.putObject("machine"));
    ArrayNode tables = all.putArray("tables");
    List<String> rows = new ArrayList<>();
    Stream.concat(markdown.lines(), Stream.of(""))
        .forEach(line -> {
          if (line.startsWith("|")) {
            rows.add(line);
          } else {
            table(rows, tables);
            rows.clear();
          }
        });
    return all;
  }

  private static void machine(ObjectNode machine) {
    Runtime runtime = Runtime.getRuntime();
    machine.put("processors", runtime.availableProcessors());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("architecture", System.getProperty("os.arch"));
    machine.put("java", System.getProperty("java.version"));
  }

  private static void table(List<String> rows, ArrayNode into) {
    if (rows.size() < 2 || !LINE_OF_HEAD.matcher(rows.get(1)).matches()) {
      return;
    }
    ObjectNode table = into.addObject();
    List<String> head = cells(rows.getFirst());
    table.put("title", head.getFirst());
    ArrayNode columns = table.putArray("columns");
    head.stream().skip(1).forEach(columns::add);
    ArrayNode all = table.putArray("rows");
    rows.stream().skip(2).forEach(row -> row(cells(row), all.addObject()));
  }

  private static void row(List<String> cells, ObjectNode row) {
    row.put("name", cells.getFirst());
    ArrayNode values = row.putArray("values");
    cells.stream().skip(1).forEach(cell -> value(cell, values));
  }

  private static void value(String cell, ArrayNode values) {
    Matcher number = NUMBER.matcher(cell);
    if (number.matches()) {
      values.add(new BigDecimal(number.group("number").replace(",", "")));
    } else {
      values.add(cell.toLowerCase(Locale.ROOT));
    }
  }

  private static List<String> cells(String row) {
    String inside = row.substring(1, row.endsWith("|") ? row.length() - 1 : row.length());
    return Arrays.stream(inside.split("\\|", -1)).map(String::strip).toList();
  }
}
