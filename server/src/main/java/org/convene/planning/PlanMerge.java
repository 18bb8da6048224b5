package org.convene.planning;

import java.util.Objects;
import java.util.function.Function;
import org.convene.meeting.Plan;
import org.jspecify.annotations.Nullable;

/// Carries what an edit changed over to another plan, field by field.
///
/// @param before what was edited
/// @param after what it became
/// @param always also into fields where the other plan differs from `before`; otherwise it keeps
///   what it has of its own
record PlanMerge(Plan before, Plan after, boolean always) {

  Plan into(Plan other) {
    return new Plan(
        field(other, Plan::kind),
        field(other, Plan::title),
        field(other, Plan::about),
        optional(other, Plan::place),
        optional(other, Plan::geo),
        optional(other, Plan::link),
        field(other, Plan::linkFor),
        field(other, Plan::languages),
        field(other, Plan::speakers),
        field(other, Plan::documents),
        optional(other, Plan::accessibility),
        optional(other, Plan::interpretation),
        field(other, Plan::deliverables),
        field(other, Plan::commitments),
        field(other, Plan::registration));
  }

  private <T> T field(Plan other, Function<Plan, T> of) {
    return takes(of.apply(before), of.apply(after), of.apply(other))
        ? of.apply(after)
        : of.apply(other);
  }

  private <T> @Nullable T optional(Plan other, Function<Plan, @Nullable T> of) {
    return takes(of.apply(before), of.apply(after), of.apply(other))
        ? of.apply(after)
        : of.apply(other);
  }

  private boolean takes(@Nullable Object was, @Nullable Object is, @Nullable Object other) {
    return !Objects.equals(was, is) && (always || Objects.equals(was, other));
  }
}
