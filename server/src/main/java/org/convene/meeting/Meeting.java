package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.convene.base.InitiativeId;
import org.convene.base.MeetingId;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// What is planned and stands in calendars. People agreed on local time and zone; the instants
/// follow from them.
///
/// @param place where people come to; null: only online
/// @param languages spoken there, as locale tags
public record Meeting(
    MeetingId id,
    InitiativeId initiative,
    String slug,
    MeetingKind kind,
    Text title,
    Text about,
    LocalDateTime localStart,
    LocalDateTime localEnd,
    ZoneId zone,
    @Nullable String place,
    @Nullable String link,
    List<String> languages,
    MeetingStatus status) {
  static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

  public Meeting {
    languages = List.copyOf(languages);
  }

  /// A local time that a change of clocks skips is moved forward by the gap; of one that comes
  /// twice the first counts.
  public Instant startsAt() {
    return localStart.atZone(zone).toInstant();
  }

  public Instant endsAt() {
    return localEnd.atZone(zone).toInstant();
  }
}
