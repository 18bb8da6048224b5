package org.convene.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One content line, unfolded: RFC 5545, section 3.1.
///
/// @param line where it begins, from 1
/// @param name in capital letters
/// @param value as written, escapes and all
record Content(int line, String name, List<Parameter> parameters, String value) {
  /// Most parameters of one line; the longest that anybody writes have a dozen.
  private static final int MAX_PARAMETERS = 50;

  /// Longest name that a message quotes.
  private static final int MAX_QUOTED = 60;

  Content {
    parameters = List.copyOf(parameters);
  }

  /// @param name in capital letters
  /// @param value without quotes, its `^n`, `^'` and `^^` read (RFC 6868)
  record Parameter(String name, String value) {}

  Optional<String> parameter(String wanted) {
    return parameters.stream()
        .filter(each -> each.name().equals(wanted))
        .map(Parameter::value)
        .findFirst();
  }

  boolean isDate() {
    return parameter("VALUE").filter("DATE"::equalsIgnoreCase).isPresent();
  }

  Flaw flaw(String reason) {
    return new Flaw(line, reason);
  }

  /// The value as text, its escapes read: section 3.3.11.
  String text() {
    return unescaped(value);
  }

  /// The values of a list of texts.
  List<String> texts() {
    List<String> all = new ArrayList<>();
    StringBuilder one = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',') {
        all.add(unescaped(one.toString()));
        one.setLength(0);
      } else {
        one.append(c);
        if (c == '\\' && i + 1 < value.length()) {
          one.append(value.charAt(++i));
        }
      }
    }
    all.add(unescaped(one.toString()));
    return all;
  }

  private static String unescaped(String value) {
    StringBuilder text = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        char next = value.charAt(++i);
        text.append(next == 'n' || next == 'N' ? '\n' : next);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /// What a message may say of a name or value out of a foreign file.
  static String quoted(String foreign) {
    String plain = PlainText.line(foreign);
    return plain.length() <= MAX_QUOTED ? plain : plain.substring(0, MAX_QUOTED) + "…";
  }

  static Content of(int line, String text) throws Flaw {
    return new Parser(line, text).parse();
  }

  private static final class Parser {
    private final int line;
    private final String text;
    private int at;

    Parser(int line, String text) {
      this.line = line;
      this.text = text;
    }

    Content parse() throws Flaw {
      String name = name();
      List<Parameter> parameters = new ArrayList<>();
      while (at < text.length() && text.charAt(at) == ';') {
        at++;
        String key = name();
        expect('=');
        parameters.add(new Parameter(key, value()));
        if (parameters.size() > MAX_PARAMETERS) {
          throw new Flaw(line, "it has more than " + MAX_PARAMETERS + " parameters");
        }
      }
      expect(':');
      return new Content(line, name, parameters, text.substring(at));
    }

    private void expect(char wanted) throws Flaw {
      if (at >= text.length() || text.charAt(at) != wanted) {
        throw new Flaw(line, "'%s' has no '%s'".formatted(quoted(text), wanted));
      }
      at++;
    }

    private String name() throws Flaw {
      int from = at;
      while (at < text.length() && isOfName(text.charAt(at))) {
        at++;
      }
      if (at == from) {
        throw new Flaw(line, "'%s' does not begin with a name".formatted(quoted(text)));
      }
      return text.substring(from, at).toUpperCase(Locale.ROOT);
    }

    private static boolean isOfName(char c) {
      return (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '_';
    }

    /// A list stays one value with commas: none that we read has one within quotes.
    private String value() throws Flaw {
      StringBuilder value = new StringBuilder();
      while (at < text.length() && ";:".indexOf(text.charAt(at)) < 0) {
        if (text.charAt(at) == '"') {
          int end = text.indexOf('"', at + 1);
          if (end < 0) {
            throw new Flaw(line, "a quotation mark is not closed");
          }
          value.append(text, at + 1, end);
          at = end + 1;
        } else {
          value.append(text.charAt(at++));
        }
      }
      return decoded(value.toString());
    }

    private static String decoded(String value) {
      StringBuilder text = new StringBuilder(value.length());
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        int meant = c == '^' && i + 1 < value.length() ? "n'^".indexOf(value.charAt(i + 1)) : -1;
        text.append(meant < 0 ? c : "\n\"^".charAt(meant));
        i += meant < 0 ? 0 : 1;
      }
      return text.toString();
    }
  }
}
