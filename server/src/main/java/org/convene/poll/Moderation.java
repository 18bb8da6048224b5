package org.convene.poll;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.convene.poll.Result.TextCount;
import org.jspecify.annotations.Nullable;

/// What facilitators have made of the texts of an open-text poll: which stand under another one,
/// and which are hidden. The ballots stay as they were cast.
///
/// @param under by the text as [WrittenTexts#key] has it, what it stands under; blank hides it
public record Moderation(Map<String, String> under) {
  public static final Moderation NONE = new Moderation(Map.of());

  /// Past it a moderator has lost the thread, and the poll outgrows a frame.
  static final int MAX_MODERATED = 500;

  public Moderation {
    under = Collections.unmodifiableMap(new TreeMap<>(under));
  }

  /// @param as what they stand under; null hides them
  Moderation with(List<String> texts, @Nullable String as) {
    Map<String, String> next = new TreeMap<>(under);
    for (String text : texts) {
      next.put(WrittenTexts.key(text), as == null ? "" : as.strip());
    }
    return new Moderation(next);
  }

  /// As everybody may read them, most often first.
  public List<TextCount> shown(List<TextCount> texts) {
    Map<String, TextCount> shown = new LinkedHashMap<>();
    for (TextCount each : texts) {
      String as = under.getOrDefault(WrittenTexts.key(each.text()), each.text());
      if (!as.isBlank()) {
        shown.merge(WrittenTexts.key(as), new TextCount(as, each.votes()), Moderation::together);
      }
    }
    return shown.values().stream()
        .sorted(Comparator.comparing(TextCount::votes).reversed().thenComparing(TextCount::text))
        .toList();
  }

  /// What was written and nobody but facilitators sees.
  public List<String> hidden(List<TextCount> texts) {
    return texts.stream()
        .map(TextCount::text)
        .filter(text -> under.getOrDefault(WrittenTexts.key(text), text).isBlank())
        .toList();
  }

  private static TextCount together(TextCount a, TextCount b) {
    BigDecimal votes = a.votes().add(b.votes());
    return new TextCount(a.text(), Spread.plain(votes));
  }
}
