package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
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

  /// After an edit.
  public Meeting changed(
      Plan anotherPlan, Slot anotherSlot, MeetingStatus another, Revision after) {
    return new Meeting(
        id, initiative, slug, uid, anotherPlan, anotherSlot, another, after, occurrence);
  }

  public Meeting at(MeetingStatus another, Revision after) {
    return changed(plan, slot, another, after);
  }

  /// As a date of a series, whose UID it has then.
  public Meeting in(Series series, LocalDateTime recurrenceId) {
    Occurrence date = new Occurrence(series.id(), recurrenceId);
    return new Meeting(id, initiative, slug, series.uid(), plan, slot, status, revision, date);
  }

  /// As one that stands alone, with a UID of its own.
  public Meeting alone(String ownUid) {
    return new Meeting(id, initiative, slug, ownUid, plan, slot, status, revision, null);
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
