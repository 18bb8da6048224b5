package org.convene.meeting;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.convene.http.Page;
import org.convene.poll.Option;

/// A result as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read accents). A
/// cell that a spreadsheet would take for a formula begins with an apostrophe instead.
final class ResultCsv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private ResultCsv() {}

  static String of(ResultTable table, Page page) {
    Stream<List<String>> counts = table.rows().stream().map(row -> line(row, table, page));
    Stream<List<String>> summary =
        Stream.of(
            List.of(page.say("results.abstained"), count(table.result().abstained()), ""),
            List.of(page.say("results.cast"), count(table.result().cast()), ""),
            List.of(page.say("results.eligible"), count(table.result().eligible()), ""));
    Stream<List<String>> texts =
        table.texts().stream().map(text -> List.of(text.text(), text.votes().toPlainString()));
    return lines(
        Stream.of(Stream.of(head(table, page)), counts, texts, summary, voters(table, page)));
  }

  /// The heads of the table; a median is followed by its quartiles, a spread by its values.
  private static List<String> head(ResultTable table, Page page) {
    Stream<String> rank = ranks(table) ? Stream.of(page.say("results.rank")) : Stream.empty();
    Stream<String> heads = table.heads().stream().flatMap(key -> heads(key, table, page));
    int values =
        table.rows().stream()
            .mapToInt(row -> table.grades().isEmpty() ? row.spread().size() : row.stack().size())
            .max()
            .orElse(0);
    Stream<String> spread =
        IntStream.range(0, values)
            .mapToObj(value ->
                table.grades().isEmpty()
                    ? Integer.toString(value)
                    : page.read(table.grades().get(value)));
    return Stream.of(rank, Stream.of(page.say("results.option")), heads, spread)
        .flatMap(part -> part)
        .toList();
  }

  private static Stream<String> heads(String key, ResultTable table, Page page) {
    if (key.equals("results.share")) {
      return Stream.of(page.say("results.share-percent"));
    }
    String head = page.say(key);
    return table.plot().isEmpty() ? Stream.of(head) : Stream.of(head, head + " 25%", head + " 75%");
  }

  /// Numbers as every program reads them; a grade in words; a median with its quartiles.
  private static List<String> line(ResultRow row, ResultTable table, Page page) {
    Stream<String> cells = row.cells().stream().flatMap(cell -> cells(cell, page));
    Stream<String> spread =
        (table.grades().isEmpty() ? row.spread() : row.stack())
            .stream().map(part -> part.weight().toPlainString());
    String label = label(row.option(), page);
    Stream<String> start = ranks(table) ? Stream.of(mark(row), label) : Stream.of(label);
    return Stream.of(start, cells, spread).flatMap(part -> part).toList();
  }

  private static boolean ranks(ResultTable table) {
    return table.rows().stream().anyMatch(row -> row.mark() != null);
  }

  private static String mark(ResultRow row) {
    return Objects.requireNonNullElse(row.mark(), "");
  }

  private static Stream<String> cells(Cell cell, Page page) {
    return switch (cell) {
      case Cell.Amount(var value) -> Stream.of(value.toPlainString());
      case Cell.Share(int tenths) -> Stream.of(tenths / 10 + "." + tenths % 10);
      case Cell.Named(var text) -> Stream.of(page.read(text));
      case Cell.Middle(var median, var low, var high) ->
          Stream.of(median, low, high).map(value -> value.toPlainString());
      case Cell.Nothing() -> Stream.of("");
    };
  }

  private static Stream<List<String>> voters(ResultTable table, Page page) {
    if (table.ballots().isEmpty()) {
      return Stream.empty();
    }
    Stream<List<String>> head =
        Stream.of(List.of(), List.of(page.say("results.voter"), page.say("results.ballot")));
    return Stream.concat(
        head, table.ballots().stream().map(v -> List.of(v.name(), choice(v, page))));
  }

  private static String choice(ResultTable.Voter voter, Page page) {
    if (voter.said().isEmpty()) {
      return page.say(voter.abstained() ? "results.abstention" : "results.consents");
    }
    return voter.said().stream().map(said -> said(said, page)).collect(Collectors.joining("; "));
  }

  private static String said(Said said, Page page) {
    Stream<String> rank = Stream.ofNullable(said.rank()).map(place -> place + ".");
    Option option = said.option();
    Stream<String> label = option == null ? Stream.empty() : Stream.of(label(option, page));
    Stream<String> value = Stream.of(said.value(page)).filter(text -> !text.isEmpty());
    String named = Stream.concat(rank, label).collect(Collectors.joining(" "));
    return Stream.concat(Stream.of(named).filter(text -> !text.isEmpty()), value)
        .collect(Collectors.joining(": "));
  }

  private static String lines(Stream<Stream<List<String>>> parts) {
    return parts
        .flatMap(part -> part)
        .map(cells -> cells.stream().map(ResultCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", BYTE_ORDER_MARK, "\r\n"));
  }

  static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  private static String count(int number) {
    return Integer.toString(number);
  }

  private static String label(Option option, Page page) {
    return page.read(option.label());
  }
}
