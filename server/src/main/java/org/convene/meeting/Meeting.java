package org.convene.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// What is planned and stands in calendars.
///
/// @param slug its address: `/m/<slug>`
/// @param uid RFC 5545; minted once, the same in every channel; of a date of a series, the series'
/// @param occurrence null for a meeting that does not recur
public record Meeting(
    MeetingId id,
    InitiativeId initiative,
    String slug,
    String uid,
    Plan plan,
    Slot slot,
    MeetingStatus status,
    Revision revision,
    @Nullable Occurrence occurrence) {
  public static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

  /// The UID of a meeting that is planned here: the host keeps it unique in the world and may
  /// change its name later.
  public static String mintUid(UUID id, String host) {
    return "m-" + id + "@" + host;
  }

  public MeetingKind kind() {
    return plan.kind();
  }

  public Text title() {
    return plan.title();
  }

  public Text about() {
    return plan.about();
  }

  public @Nullable String place() {
    return plan.place();
  }

  /// Only where everybody may have it.
  public @Nullable String publicLink() {
    return plan.linkFor() == LinkFor.EVERYONE ? plan.link() : null;
  }

  public List<String> languages() {
    return plan.languages();
  }

  public ZoneId zone() {
    return slot.zone();
  }

  public Instant startsAt() {
    return slot.startsAt();
  }

  public Instant endsAt() {
    return slot.endsAt();
  }
}
