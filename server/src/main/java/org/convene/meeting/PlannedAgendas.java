package org.convene.meeting;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.convene.agenda.AgendaItemView;
import org.convene.base.MeetingId;

/// The agendas that were prepared for meetings, as calendars tell them. The room of the sessions
/// answers.
@FunctionalInterface
public interface PlannedAgendas {
  /// As everybody sees them, in reading order; meetings for which nothing was prepared are left
  /// out.
  Future<Map<MeetingId, List<AgendaItemView>>> agendas(Collection<MeetingId> of);
}
