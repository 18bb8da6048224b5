package org.convene.poll;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.convene.base.OptionId;
import org.convene.base.Text;

/// The options of yes/no/abstain: Yes, then No. Abstaining is a ballot of its own, not an option.
final class YesNo {
  private static final Text YES =
      new Text(new TreeMap<>(Map.of("en", "Yes", "de", "Ja", "fr", "Oui", "nl", "Ja")));
  private static final Text NO =
      new Text(new TreeMap<>(Map.of("en", "No", "de", "Nein", "fr", "Non", "nl", "Nee")));

  private YesNo() {}

  static List<Option> options(Supplier<UUID> ids) {
    return List.of(
        new Option(new OptionId(ids.get()), YES, null, null),
        new Option(new OptionId(ids.get()), NO, null, null));
  }
}
