package org.convene.meeting;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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
    Stream<List<String>> counts =
        table.rows().stream()
            .map(r -> List.of(label(r.option(), page), r.votes().toPlainString(), percent(r)));
    Stream<List<String>> summary =
        Stream.of(
            List.of(page.say("results.abstained"), count(table.result().abstained()), ""),
            List.of(page.say("results.cast"), count(table.result().cast()), ""),
            List.of(page.say("results.eligible"), count(table.result().eligible()), ""));
    List<String> head =
        List.of(
            page.say("results.option"),
            page.say("results.votes"),
            page.say("results.share-percent"));
    return lines(Stream.of(Stream.of(head), counts, summary, voters(table, page)));
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
    return voter.options().isEmpty()
        ? page.say("results.abstention")
        : voter.options().stream().map(o -> label(o, page)).collect(Collectors.joining("; "));
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

  private static String percent(ResultTable.Row row) {
    return String.format(Locale.ROOT, "%d.%d", row.tenths() / 10, row.tenths() % 10);
  }

  private static String count(int number) {
    return Integer.toString(number);
  }

  private static String label(Option option, Page page) {
    return page.read(option.label());
  }
}
