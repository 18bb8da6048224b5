package org.convene.datepoll;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.meeting.Plan;
import org.convene.meeting.Slot;
import org.jspecify.annotations.Nullable;

/// What organisers write of a date poll (`DatePollDraft` in the contract).
///
/// @param minutes how long the meeting lasts
/// @param notifying whether those who are asked, and have not been before, get a mail
public record DatePollDraft(
    Text title,
    Text about,
    @Nullable Plan plan,
    String zone,
    int minutes,
    List<Proposed> candidates,
    List<Asked> asked,
    boolean namesShown,
    @Nullable Instant closesAt,
    @JsonProperty("notify") boolean notifying) {
  /// Most candidates. Past it nobody answers to all of them.
  static final int MOST_CANDIDATES = 60;

  /// Most who are asked; as many as may answer.
  static final int MOST_ASKED = 500;

  private static final int LONGEST_MINUTES = 31 * 24 * 60;

  /// @param number of a candidate that is there already; null for a new one
  /// @param localEnd null: as long as the meeting lasts
  /// @param withdrawn why it is no longer proposed
  public record Proposed(
      @Nullable Integer number,
      LocalDateTime localStart,
      @Nullable LocalDateTime localEnd,
      @Nullable Text withdrawn) {}

  public DatePollDraft {
    candidates = List.copyOf(candidates);
    asked = List.copyOf(asked);
  }

  /// Why nobody can be asked this, if so.
  Optional<Refusal> flaw() {
    return title
        .flaw("title")
        .or(() -> about.in().isEmpty() ? Optional.empty() : about.flaw("about"))
        .or(() -> plan == null ? Optional.empty() : plan.flaw())
        .or(this::timeFlaw)
        .or(this::candidateFlaw)
        .or(this::askedFlaw);
  }

  private Optional<Refusal> timeFlaw() {
    Optional<ZoneId> place = Zones.find(zone);
    if (place.isEmpty()) {
      return Optional.of(
          Refusal.invalid("invalid-zone", "The zone is none of a place, as Europe/Brussels."));
    }
    if (minutes < 1 || minutes > LONGEST_MINUTES) {
      return Optional.of(
          Refusal.invalid("invalid-time", "It lasts 1 minute to %d.".formatted(LONGEST_MINUTES)));
    }
    return candidates.stream().flatMap(one -> slot(one, place.get()).flaw().stream()).findFirst();
  }

  private Optional<Refusal> candidateFlaw() {
    long standing = candidates.stream().filter(one -> one.withdrawn == null).count();
    if (standing < 1 || candidates.size() > MOST_CANDIDATES) {
      return flawed("propose 1 to %d dates".formatted(MOST_CANDIDATES));
    }
    Set<Object> seen = new HashSet<>();
    for (Proposed one : candidates) {
      if (one.number != null && !seen.add(one.number)) {
        return flawed("candidate %d is there twice".formatted(one.number));
      }
      if (one.withdrawn == null && !seen.add(slot(one, ZoneId.of(zone)))) {
        return flawed("%s is there twice".formatted(one.localStart));
      }
    }
    return candidates.stream()
        .flatMap(one -> Stream.ofNullable(one.withdrawn))
        .flatMap(note -> note.flaw("withdrawn").stream())
        .findFirst();
  }

  private Optional<Refusal> askedFlaw() {
    return asked.size() > MOST_ASKED
        ? Optional.of(
            Refusal.invalid("too-many-people", "Ask %d people at most.".formatted(MOST_ASKED)))
        : asked.stream().flatMap(one -> one.flaw().stream()).findFirst();
  }

  Slot slot(Proposed one, ZoneId in) {
    LocalDateTime end =
        one.localEnd != null
            ? one.localEnd
            : one.localStart.atZone(in).plusMinutes(minutes).toLocalDateTime();
    return new Slot(one.localStart, end, in);
  }

  private static Optional<Refusal> flawed(String detail) {
    return Optional.of(Refusal.invalid("invalid-candidates", detail));
  }
}
