package org.convene.poll;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.convene.poll.Result.TextCount;

/// What voters wrote, grouped: texts that differ only in case, width or spaces are one.
final class WrittenTexts {
  /// The most that are shown. Past it a cloud of words is a fog, and outgrows a frame.
  static final int MAX_SHOWN = 100;

  private final Map<String, Map<String, BigDecimal>> groups = new HashMap<>();

  /// @param weight negative takes the texts away
  void add(List<String> texts, BigDecimal weight) {
    Map<String, String> once =
        texts.stream()
            .collect(Collectors.toMap(WrittenTexts::key, WrittenTexts::shown, (a, b) -> a));
    once.forEach((key, text) -> {
      Map<String, BigDecimal> forms = groups.computeIfAbsent(key, _ -> new TreeMap<>());
      if (forms.merge(text, weight, BigDecimal::add).signum() == 0) {
        forms.remove(text);
      }
      if (forms.isEmpty()) {
        groups.remove(key);
      }
    });
  }

  static String key(String text) {
    return Normalizer.normalize(shown(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static String shown(String text) {
    return text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
  }

  List<TextCount> counts() {
    return groups.values().stream()
        .map(WrittenTexts::count)
        .sorted(Comparator.comparing(TextCount::votes).reversed().thenComparing(TextCount::text))
        .limit(MAX_SHOWN)
        .toList();
  }

  private static TextCount count(Map<String, BigDecimal> forms) {
    BigDecimal all = forms.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    String most = Collections.max(forms.entrySet(), Map.Entry.comparingByValue()).getKey();
    return new TextCount(most, Spread.plain(all));
  }
}
