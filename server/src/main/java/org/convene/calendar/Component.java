package org.convene.calendar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What stands between BEGIN and END. Read from bytes in one pass; folds are undone before
/// characters are read, for others fold inside them.
///
/// @param line of its BEGIN, from 1
/// @param properties in order
/// @param components in order
record Component(String name, int line, List<Content> properties, List<Component> components) {
  /// Longest line in octets, unfolded. Past it somebody has put a document into it.
  static final int MAX_LINE = 100_000;

  /// VCALENDAR, VEVENT, PARTICIPANT, VLOCATION: four are in use.
  static final int MAX_NESTING = 8;

  Optional<Content> first(String wanted) {
    return all(wanted).findFirst();
  }

  Stream<Content> all(String wanted) {
    return properties.stream().filter(each -> each.name().equals(wanted));
  }

  Stream<Component> parts(String wanted) {
    return components.stream().filter(each -> each.name().equals(wanted));
  }

  Flaw flaw(String reason) {
    return new Flaw(line, reason);
  }

  /// The one VCALENDAR of a file.
  ///
  /// @param maxBytes of the file
  /// @param maxComponents of whatever kind
  static Component read(byte[] file, int maxBytes, int maxComponents) throws Flaw {
    if (file.length > maxBytes) {
      throw new Flaw(1, "the file is larger than %d KiB".formatted(maxBytes / 1024));
    }
    Nest nest = new Nest(maxComponents);
    for (Unfolded each : unfold(file)) {
      nest.take(Content.of(each.line(), each.text()));
    }
    return nest.whole();
  }

  private record Unfolded(int line, String text) {}

  private static List<Unfolded> unfold(byte[] file) throws Flaw {
    List<Unfolded> all = new ArrayList<>();
    byte[] octets = new byte[file.length];
    int length = 0;
    int begins = 1;
    int line = 1;
    for (int at = afterByteOrderMark(file); at < file.length; line++) {
      int end = at;
      while (end < file.length && file[end] != '\n') {
        end++;
      }
      int last = end > at && end < file.length && file[end - 1] == '\r' ? end - 1 : end;
      boolean continues = last > at && (file[at] == ' ' || file[at] == '\t') && line > 1;
      if (!continues) {
        add(all, begins, octets, length);
        begins = line;
        length = 0;
      }
      int from = continues ? at + 1 : at;
      System.arraycopy(file, from, octets, length, last - from);
      length += last - from;
      if (length > MAX_LINE) {
        throw new Flaw(begins, "the line is longer than " + MAX_LINE + " octets");
      }
      at = end + 1;
    }
    add(all, begins, octets, length);
    return all;
  }

  private static int afterByteOrderMark(byte[] file) {
    boolean marked =
        file.length >= 3
            && file[0] == (byte) 0xEF
            && file[1] == (byte) 0xBB
            && file[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  private static void add(List<Unfolded> all, int line, byte[] octets, int length) throws Flaw {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets, 0, length)).toString();
      if (!text.isBlank()) {
        all.add(new Unfolded(line, text));
      }
    } catch (CharacterCodingException e) {
      throw new Flaw(line, "it is not UTF-8");
    }
  }

  /// Puts lines between their BEGIN and END.
  private static final class Nest {
    private final Deque<Component> open = new ArrayDeque<>();
    private Optional<Component> root = Optional.empty();
    private final int maxComponents;
    private int components;

    Nest(int maxComponents) {
      this.maxComponents = maxComponents;
    }

    void take(Content content) throws Flaw {
      if (content.name().equals("BEGIN")) {
        begin(content);
      } else if (content.name().equals("END")) {
        end(content);
      } else if (open.isEmpty()) {
        throw content.flaw("'%s' stands outside of a calendar".formatted(content.name()));
      } else {
        open.getLast().properties().add(content);
      }
    }

    private void begin(Content content) throws Flaw {
      String name = content.value().strip().toUpperCase(Locale.ROOT);
      if (open.isEmpty() && !name.equals("VCALENDAR")) {
        throw content.flaw(
            "it begins with %s and not with VCALENDAR".formatted(Content.quoted(name)));
      }
      if (open.isEmpty() && root.isPresent()) {
        throw content.flaw("a second calendar begins: give one at a time");
      }
      if (++components > maxComponents) {
        throw content.flaw("there are more than %d components".formatted(maxComponents));
      }
      if (open.size() == MAX_NESTING) {
        throw content.flaw("components are nested deeper than %d".formatted(MAX_NESTING));
      }
      Component begun = new Component(name, content.line(), new ArrayList<>(), new ArrayList<>());
      if (open.isEmpty()) {
        root = Optional.of(begun);
      } else {
        open.getLast().components().add(begun);
      }
      open.addLast(begun);
    }

    private void end(Content content) throws Flaw {
      String name = content.value().strip().toUpperCase(Locale.ROOT);
      if (open.isEmpty() || !open.getLast().name().equals(name)) {
        throw content.flaw(
            "END:%s ends nothing%s"
                .formatted(
                    Content.quoted(name),
                    open.isEmpty() ? "" : ": " + open.getLast().name() + " is open"));
      }
      open.removeLast();
    }

    Component whole() throws Flaw {
      if (!open.isEmpty()) {
        throw open.getLast().flaw(Content.quoted(open.getLast().name()) + " has no END");
      }
      return root.orElseThrow(() -> new Flaw(1, "it holds no calendar"));
    }
  }
}
