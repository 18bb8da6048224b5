package org.convene.planning;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.convene.base.Text;
import org.convene.meeting.MeetingKind;
import org.convene.meeting.Plan;

/// Addresses for new meetings, each given once.
final class Slugs {
  /// Longest part that is made of the title: with a date and a number it still fits a slug.
  private static final int LONGEST = 70;

  private final Set<String> taken;

  /// @param taken all that begin like the titles that slugs are asked for
  Slugs(Collection<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  /// What every slug made of this plan begins with: its title, in English or else the first
  /// language, or its kind where no letter of the title is a Latin one.
  static String beginning(Plan plan) {
    return beginning(plan.title(), plan.kind());
  }

  static String beginning(Text title, MeetingKind kind) {
    String bare =
        Normalizer.normalize(title.read("en", "en"), Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = bare.substring(0, Math.min(LONGEST, bare.length()));
    String slug = cut.replaceAll("^-|-$", "");
    return slug.isEmpty() ? kind.json() : slug;
  }

  /// For a meeting that does not recur: the day is named only where the title alone is taken.
  String alone(Plan plan, LocalDate day) {
    String wanted = beginning(plan);
    return taken.add(wanted) ? wanted : dated(plan, day);
  }

  String dated(Plan plan, LocalDate day) {
    String wanted = beginning(plan) + "-" + day;
    String free = wanted;
    for (int i = 2; !taken.add(free); i++) {
      free = wanted + "-" + i;
    }
    return free;
  }
}
