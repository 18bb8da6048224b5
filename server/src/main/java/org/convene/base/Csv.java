package org.convene.base;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Tables as text: RFC 4180, in UTF-8 with a byte order mark, by which spreadsheets know it.
public final class Csv {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String RUNS_IN_SPREADSHEETS = "=+-@\t\r";
  private static final String SEPARATORS = ",;\t";

  private Csv() {}

  /// One line of a table.
  ///
  /// @param line where it begins in the text, from 1
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public sealed interface Read {
    /// Without empty lines.
    record Table(List<Row> rows) implements Read {}

    /// @param line from 1
    record Broken(int line, String reason) implements Read {}
  }

  /// A cell that a spreadsheet would run begins with an apostrophe: `=HYPERLINK(…)` stays a name.
  public static String write(List<List<String>> rows) {
    return rows.stream()
        .map(cells -> cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
  }

  private static String cell(String text) {
    boolean runs = !text.isEmpty() && RUNS_IN_SPREADSHEETS.indexOf(text.charAt(0)) >= 0;
    String harmless = runs ? "'" + text : text;
    return harmless.matches("[^\",;\r\n\t]*")
        ? harmless
        : '"' + harmless.replace("\"", "\"\"") + '"';
  }

  /// Reads what [#write] writes, and what spreadsheets make of it: cells may be separated by
  /// commas, semicolons or tabs, as the first line has them, and lines may end in any way.
  ///
  /// @param most rows; what follows is not read
  public static Read read(String text, int most) {
    return new Reader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).read(most);
  }

  private static final class Reader {
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    Reader(String text) {
      this.text = text;
      this.separator = separatorOf(text.lines().findFirst().orElse(""));
    }

    private static char separatorOf(String first) {
      char found = ',';
      for (char each : SEPARATORS.toCharArray()) {
        found = count(first, each) > count(first, found) ? each : found;
      }
      return found;
    }

    private static long count(String text, char wanted) {
      return text.chars().filter(c -> c == wanted).count();
    }

    Read read(int most) {
      List<Row> rows = new ArrayList<>();
      try {
        while (at < text.length() && rows.size() < most) {
          Row row = row();
          if (row.cells().size() > 1 || !row.cells().getFirst().isBlank()) {
            rows.add(row);
          }
        }
      } catch (Flaw flaw) {
        return new Read.Broken(flaw.line, flaw.reason);
      }
      return new Read.Table(rows);
    }

    private Row row() throws Flaw {
      int begins = line;
      List<String> cells = new ArrayList<>(List.of(cell()));
      while (at < text.length() && text.charAt(at) == separator) {
        at++;
        cells.add(cell());
      }
      endOfLine();
      return new Row(begins, cells);
    }

    private void endOfLine() {
      if (at < text.length()) {
        at += text.startsWith("\r\n", at) ? 2 : 1;
        line++;
      }
    }

    private String cell() throws Flaw {
      String cell = at < text.length() && text.charAt(at) == '"' ? quoted() : bare();
      boolean escaped =
          cell.length() > 1
              && cell.charAt(0) == '\''
              && RUNS_IN_SPREADSHEETS.indexOf(cell.charAt(1)) >= 0;
      return escaped ? cell.substring(1) : cell;
    }

    private String bare() throws Flaw {
      int from = at;
      while (at < text.length() && !ends(text.charAt(at))) {
        if (text.charAt(at) == '"') {
          throw new Flaw(
              line, "a quotation mark stands inside a cell that does not begin with one");
        }
        at++;
      }
      return text.substring(from, at);
    }

    private String quoted() throws Flaw {
      int begins = line;
      StringBuilder cell = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c != '"') {
          line += c == '\n' ? 1 : 0;
          cell.append(c);
        } else if (text.startsWith("\"\"", at)) {
          cell.append(text.charAt(at++));
        } else {
          at++;
          return closed(cell.toString());
        }
      }
      throw new Flaw(begins, "a quotation mark is not closed");
    }

    private String closed(String cell) throws Flaw {
      if (at < text.length() && !ends(text.charAt(at))) {
        throw new Flaw(line, "something follows the closing quotation mark of a cell");
      }
      return cell;
    }

    private boolean ends(char c) {
      return c == separator || c == '\r' || c == '\n';
    }
  }

  private static final class Flaw extends Exception {
    private static final long serialVersionUID = 1;
    private final int line;
    private final String reason;

    Flaw(int line, String reason) {
      super(reason, null, false, false);
      this.line = line;
      this.reason = reason;
    }
  }
}
