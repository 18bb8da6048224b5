package org.convene.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.base.Text;
import org.convene.calendar.IcsReader;
import org.convene.calendar.ReadCalendar;
import org.convene.calendar.Recurrence;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.meeting.Slot;
import org.convene.participant.Access;
import org.convene.planning.ImportedEvents.Refused;
import org.convene.planning.ImportedEvents.Taken;
import org.convene.planning.PlanCommand.TakeIn;
import org.jspecify.annotations.Nullable;

/// Takes in calendar files, for organisers. Each meeting, or series, is a transaction of its own.
public final class ImportRoutes {
  record ReadMeeting(
      String uid, Text title, Slot slot, @Nullable Recurrence rule, @Nullable String note) {}

  /// @param added drafts that were added or replaced
  record Imported(List<ReadMeeting> read, List<Refused> refused, int added) {}

  private final Access access;
  private final Planning planning;
  private final InitiativeStore initiatives;

  public ImportRoutes(Access access, Planning planning, InitiativeStore initiatives) {
    this.access = access;
    this.planning = planning;
    this.initiatives = initiatives;
  }

  public void mount(Api api) {
    api.on("importMeetings", access.organisers(this::take));
  }

  private Reply take(Call call, InitiativeId of) {
    Initiative initiative = initiatives.first().await().orElseThrow();
    boolean dry = call.query("dry").filter("true"::equals).isPresent();
    return switch (IcsReader.read(call.raw().getBytes(), initiative.zone())) {
      case ReadCalendar.Refused(Refusal refusal) -> Reply.refuse(refusal);
      case ReadCalendar.Whole file ->
          Reply.json(imported(of, ImportedEvents.of(file, initiative.locales().getFirst()), dry));
    };
  }

  private Imported imported(InitiativeId of, ImportedEvents events, boolean dry) {
    List<ReadMeeting> read = new ArrayList<>();
    int added = 0;
    for (Taken taken : events.taken()) {
      Optional<Refusal> kept = dry ? Optional.empty() : save(of, taken);
      added += dry || kept.isPresent() ? 0 : 1;
      String note = kept.map(Refusal::detail).orElse(taken.note());
      read.add(
          new ReadMeeting(taken.uid(), taken.plan().title(), taken.slot(), taken.rule(), note));
    }
    return new Imported(read, events.refused(), added);
  }

  /// @return why it was not saved, if it was not
  private Optional<Refusal> save(InitiativeId of, Taken taken) {
    return switch (planning.carryOut(of, new TakeIn(taken), false)) {
      case Outcome.Done _ -> Optional.empty();
      case Outcome.Refused(Refusal refusal) -> Optional.of(refusal);
    };
  }
}
