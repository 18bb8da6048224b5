package org.convene.planning;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.convene.base.Kebab;
import org.convene.base.MeetingId;
import org.convene.calendar.Recurrence;
import org.convene.meeting.MeetingStatus;
import org.convene.meeting.Plan;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// What requests bring, as the contract names it.
final class PlanBodies {
  private PlanBodies() {}

  /// The zone as text: one that does not exist gets its own refusal.
  record SlotBody(LocalDateTime localStart, LocalDateTime localEnd, String zone) {
    Optional<Slot> slot() {
      return Zones.find(zone).map(this::in);
    }

    private Slot in(ZoneId found) {
      return new Slot(localStart, localEnd, found);
    }
  }

  record NewMeeting(
      Plan plan,
      SlotBody slot,
      @Nullable Recurrence rule,
      MeetingStatus status,
      @JsonProperty("notify") boolean tell) {}

  record Question(
      Plan plan, SlotBody slot, @Nullable Recurrence rule, @Nullable MeetingId meeting) {}

  record Edit(
      Plan plan,
      SlotBody slot,
      @Nullable Recurrence rule,
      Scope scope,
      long revision,
      @JsonProperty("notify") boolean tell) {}

  record StatusChange(
      MeetingStatus status, Scope scope, long revision, @JsonProperty("notify") boolean tell) {}

  /// What of a series is copied.
  enum Copied {
    THIS,
    ALL;

    @JsonValue
    public String json() {
      return Kebab.of(this);
    }
  }

  /// @param scope this date alone where nothing is said
  record CopyWhen(@Nullable LocalDateTime localStart, @Nullable Copied scope) {}
}
