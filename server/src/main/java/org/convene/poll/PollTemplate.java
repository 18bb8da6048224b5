package org.convene.poll;

import java.util.Optional;
import org.convene.base.PollTemplateId;
import org.convene.base.Refusal;
import org.convene.base.Text;

/// A poll that the facilitators of an initiative keep, to begin others with it.
///
/// @param poll without an agenda item, its options without ids: in a session they become others
public record PollTemplate(PollTemplateId id, Text name, PollDraft poll) {
  public PollTemplate {
    poll = poll.reusable();
  }

  /// Why it cannot be kept, if it cannot: what no session would take is no template.
  public Optional<Refusal> flaw() {
    return name.flaw("name").or(poll::flaw);
  }
}
