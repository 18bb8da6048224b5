package org.convene.roll;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convene.base.HolderId;
import org.jspecify.annotations.Nullable;

/// Finds people by how a table writes them: `Ada Berg`, `ada@ghent.example`, or `Ada Berg
/// <ada@ghent.example>`. The same address is the same person; so is the same name, where no address
/// says otherwise.
final class HolderNames {
  private static final Pattern BOTH = Pattern.compile("(.*\\S)\\s*<([^<>]+)>");

  private record Written(@Nullable String name, @Nullable String email) {
    static Written of(String text) {
      Matcher both = BOTH.matcher(text);
      if (both.matches() && Holder.isAddress(both.group(2))) {
        return new Written(both.group(1), both.group(2));
      }
      return Holder.isAddress(text) ? new Written(null, text) : new Written(text, null);
    }
  }

  private final Supplier<UUID> ids;
  private final Map<HolderId, Holder> known = new LinkedHashMap<>();
  private final Map<String, HolderId> byEmail = new HashMap<>();
  private final Map<String, HolderId> byName = new HashMap<>();

  HolderNames(List<Holder> before, Supplier<UUID> ids) {
    this.ids = ids;
    before.forEach(this::keep);
  }

  private HolderId keep(Holder holder) {
    known.put(holder.id(), holder);
    if (holder.email() != null) {
      byEmail.put(holder.email().toLowerCase(Locale.ROOT), holder.id());
    }
    if (holder.name() != null) {
      byName.putIfAbsent(RollRules.key(holder.name()), holder.id());
    }
    return holder.id();
  }

  /// Takes note of those who are written with an address.
  void meetAddresses(List<String> written) {
    written.stream().map(Written::of).filter(w -> w.email() != null).forEach(this::find);
  }

  List<HolderId> of(List<String> written) {
    return written.stream().map(Written::of).map(this::find).distinct().toList();
  }

  private HolderId find(Written w) {
    if (w.email() == null) {
      String name = Objects.requireNonNull(w.name());
      HolderId same = byName.get(RollRules.key(name));
      return same == null ? keep(new Holder(new HolderId(ids.get()), name, null)) : same;
    }
    HolderId same = byEmail.get(w.email().toLowerCase(Locale.ROOT));
    if (same == null) {
      return keep(new Holder(nameless(w.name()), w.name(), w.email()));
    }
    String before = Objects.requireNonNull(known.get(same)).name();
    return keep(new Holder(same, w.name() == null ? before : w.name(), w.email()));
  }

  /// Somebody known by name only, whose address the table now gives, or somebody new.
  private HolderId nameless(@Nullable String name) {
    HolderId same = name == null ? null : byName.get(RollRules.key(name));
    Holder holder = same == null ? null : known.get(same);
    return holder != null && holder.email() == null ? holder.id() : new HolderId(ids.get());
  }

  List<Holder> all() {
    return List.copyOf(known.values());
  }
}
