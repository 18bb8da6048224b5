package org.convene.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.convene.base.AccountId;
import org.convene.base.PollTemplateId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.base.Uuids;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.participant.Access;
import org.convene.poll.PollDraft;
import org.convene.poll.PollTemplate;
import org.convene.poll.PollTemplateStore;

/// The polls that an initiative keeps for later, reached from any of its sessions by those who run
/// it.
public final class PollTemplateRoutes {
  record Body(Text name, PollDraft poll) {}

  record Templates(List<PollTemplate> templates) {}

  private final PollTemplateStore templates;
  private final Access access;

  public PollTemplateRoutes(PollTemplateStore templates, Access access) {
    this.templates = templates;
    this.access = access;
  }

  public void mount(Api api) {
    api.on("pollTemplates", access.facilitators(this::all));
    api.on("addPollTemplate", access.facilitators(this::add));
    api.on("replacePollTemplate", access.facilitators(this::replace));
    api.on("removePollTemplate", access.facilitators(this::remove));
  }

  private Reply all(Call call) {
    return Reply.json(new Templates(templates.all(session(call)).await()));
  }

  private Reply add(Call call) {
    PollTemplate template = template(call, new PollTemplateId(Uuids.v7()));
    AccountId by = access.account(call).orElse(null);
    return flawOr(
        template, () -> unless(templates.insert(session(call), template, by).await(), full()));
  }

  private Reply replace(Call call) {
    PollTemplate template = template(call, id(call));
    return flawOr(
        template, () -> unless(templates.replace(session(call), template).await(), unknown()));
  }

  private Reply remove(Call call) {
    return templates.remove(session(call), id(call)).await()
        ? Reply.empty()
        : Reply.refuse(unknown());
  }

  /// @param change why it was not made, if it was not
  private static Reply flawOr(PollTemplate template, Supplier<Optional<Refusal>> change) {
    return template.flaw().or(change).map(Reply::refuse).orElseGet(() -> Reply.json(template));
  }

  private static Optional<Refusal> unless(boolean done, Refusal otherwise) {
    return done ? Optional.empty() : Optional.of(otherwise);
  }

  private static PollTemplate template(Call call, PollTemplateId id) {
    Body body = call.body(Body.class);
    return new PollTemplate(id, body.name(), body.poll());
  }

  private static SessionId session(Call call) {
    return new SessionId(call.id("session"));
  }

  private static PollTemplateId id(Call call) {
    return new PollTemplateId(call.id("template"));
  }

  private static Refusal full() {
    return Refusal.conflict(
        "templates-full",
        "the initiative keeps %d templates already: remove one"
            .formatted(PollTemplateStore.MAX_TEMPLATES));
  }

  private static Refusal unknown() {
    return Refusal.unknown("unknown-template", "There is no such template, or it was removed.");
  }
}
