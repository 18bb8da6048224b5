package org.convene.attendee;

import java.util.List;
import java.util.Map;
import org.convene.attendee.FormRules.Typed;
import org.convene.http.Page;
import org.convene.initiative.Commitment;
import org.convene.meeting.Meeting;
import org.convene.meeting.Registration.Policy;
import org.jspecify.annotations.Nullable;

/// The form by which people register for a meeting.
///
/// @param closed why there is no form; null while there is
/// @param flaws what is wrong, by field
public record RegisterView(
    Page page,
    Meeting meeting,
    @Nullable Closed closed,
    Places places,
    List<Commitment> commitments,
    Typed typed,
    Map<String, String> flaws)
    implements FormView {

  public boolean asks() {
    return meeting.plan().registration().policy() == Policy.APPROVAL;
  }

  /// Whether whoever registers now waits.
  public boolean waits() {
    return !asks() && places.isFull();
  }

  public String name() {
    return typed.name();
  }

  public String email() {
    return typed.email();
  }

  /// The id of the one that was chosen; empty for none.
  public String commitment() {
    return typed.commitment();
  }

  @Override
  public Map<String, String> answers() {
    return typed.answers();
  }
}
