package org.convene.attendee;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convene.attendee.FormRules.Checked;
import org.convene.attendee.FormRules.Typed;
import org.convene.attendee.Registrations.Outcome;
import org.convene.http.ClientAddress;
import org.convene.http.Page.Section;
import org.convene.http.PageRoutes;
import org.convene.http.Pages;
import org.convene.http.RateLimit;
import org.convene.http.Site;
import org.convene.initiative.Commitment;
import org.convene.initiative.Initiative;
import org.convene.initiative.InitiativeStore;
import org.convene.initiative.Reader;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingStore;
import org.jspecify.annotations.Nullable;

/// Registering for a meeting, without an account and without script. Whoever writes the form learns
/// nothing of who else is in the list: where mail leaves this server, the answer is the same for an
/// address that is in it and for one that is not, and the personal link goes to the mailbox.
public final class RegistrationPages {
  /// Of a form: 20 answers of 500 characters, each up to nine bytes when it is encoded.
  static final int FORM_BYTES = 128 * 1024;

  /// Registrations at once from one network: a class that registers together. Past it somebody
  /// fills the list, or other people's mailboxes.
  private static final int AT_ONCE = 60;

  private static final double PER_SECOND = 0.2;

  /// Mails to one mailbox that others can cause. Past it nothing changes but that none is sent.
  private static final int TO_A_MAILBOX = 5;

  private static final double TO_A_MAILBOX_PER_SECOND = 1 / 3600.0;

  private static final int SEE_OTHER = 303;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;
  private static final int OK = 200;

  private final Pages pages;
  private final InitiativeStore initiatives;
  private final MeetingStore meetings;
  private final AttendeeStore attendees;
  private final Registrations registrations;
  private final Tidings tidings;
  private final Site site;
  private final ClientAddress clients;
  private final Clock clock;
  private final RateLimit perClient = new RateLimit(AT_ONCE, PER_SECOND);
  private final RateLimit perMailbox = new RateLimit(TO_A_MAILBOX, TO_A_MAILBOX_PER_SECOND);

  public RegistrationPages(
      Pages pages,
      InitiativeStore initiatives,
      MeetingStore meetings,
      AttendeeStore attendees,
      Registrations registrations,
      Tidings tidings,
      Site site,
      ClientAddress clients,
      Clock clock) {
    this.pages = pages;
    this.initiatives = initiatives;
    this.meetings = meetings;
    this.attendees = attendees;
    this.registrations = registrations;
    this.tidings = tidings;
    this.site = site;
    this.clients = clients;
    this.clock = clock;
  }

  public void mount(Router router) {
    PageRoutes.get(router, "/m/:slug/register", this::form);
    PageRoutes.get(router, "/m/:slug/registered", this::registered);
    router.post("/m/:slug/register").handler(this::guard);
    router
        .post("/m/:slug/register")
        .handler(BodyHandler.create(false).setBodyLimit(FORM_BYTES))
        .handler(this::register);
  }

  /// What a form is filled in for.
  private record Found(
      Reader reader, Meeting meeting, Places places, List<Commitment> commitments) {
    String fallback() {
      return reader.initiative().map(i -> i.locales().getFirst()).orElse("en");
    }

    RegisterView view(Typed typed, @Nullable Closed closed, Map<String, String> flaws) {
      return new RegisterView(reader.page(), meeting, closed, places, commitments, typed, flaws);
    }
  }

  private void form(RoutingContext ctx) {
    find(ctx, found -> show(ctx, found, Typed.NOTHING, Map.of()));
  }

  private void registered(RoutingContext ctx) {
    find(
        ctx,
        found -> {
          RegisteredView view =
              new RegisteredView(found.reader().page(), found.meeting(), tidings.reach());
          pages.send(ctx, view.page(), "registered.jte", view);
        });
  }

  private void show(RoutingContext ctx, Found found, Typed typed, Map<String, String> flaws) {
    RegisterView view =
        found.view(typed, Closed.of(found.meeting(), clock.instant()).orElse(null), flaws);
    pages.sendPrivate(ctx, view.page(), "register.jte", view, flaws.isEmpty() ? OK : UNPROCESSABLE);
  }

  private void guard(RoutingContext ctx) {
    if (site.isForeign(ctx.request())) {
      ctx.fail(FORBIDDEN);
    } else if (perClient.take(clients.of(ctx.request())).isPresent()) {
      ctx.fail(TOO_MANY);
    } else {
      ctx.next();
    }
  }

  private void register(RoutingContext ctx) {
    find(
        ctx,
        found -> {
          var questions = found.meeting().plan().registration().questions();
          Typed typed = Typed.of(ctx.request().formAttributes(), questions);
          String locale = found.reader().page().locale();
          switch (FormRules.check(
              typed, questions, found.commitments(), locale, found.fallback())) {
            case Checked.Flawed(Map<String, String> flaws) -> show(ctx, found, typed, flaws);
            case Checked.Fits(Person person, Map<String, String> answers) ->
                limited(ctx, found, person, answers);
          }
        });
  }

  private void limited(
      RoutingContext ctx, Found found, Person person, Map<String, String> answers) {
    String mailbox = String.valueOf(person.email()).toLowerCase(java.util.Locale.ROOT);
    if (perMailbox.take(mailbox).isPresent()) {
      seeOther(ctx, "/m/" + found.meeting().slug() + "/registered");
      return;
    }
    registrations
        .register(found.meeting().id(), person, answers)
        .onSuccess(outcome -> answer(ctx, found.meeting(), outcome))
        .onFailure(ctx::fail);
  }

  private void answer(RoutingContext ctx, Meeting meeting, Outcome outcome) {
    switch (outcome) {
      case Outcome.Made(_, String secret) ->
          seeOther(
              ctx,
              tidings.reach()
                  ? "/m/" + meeting.slug() + "/registered"
                  : AttendeeLinks.path(secret));
      case Outcome.Known _ -> seeOther(ctx, "/m/" + meeting.slug() + "/registered");
      case Outcome.Refused _ -> seeOther(ctx, "/m/" + meeting.slug() + "/register");
      case Outcome.NoMeeting _ -> ctx.fail(NOT_FOUND);
    }
  }

  private static void seeOther(RoutingContext ctx, String path) {
    ctx.response()
        .setStatusCode(SEE_OTHER)
        .putHeader("Location", path)
        .putHeader("Cache-Control", "private, no-store")
        .end();
  }

  private void find(RoutingContext ctx, java.util.function.Consumer<Found> then) {
    Future<Reader> reader = Reader.of(ctx, pages, initiatives, Section.PROGRAMME);
    Future<Optional<Meeting>> meeting = meetings.bySlug(PageRoutes.param(ctx, "slug"));
    Future.all(reader, meeting)
        .compose(_ ->
            meeting.result().isEmpty()
                ? Future.succeededFuture(Optional.<Found>empty())
                : found(reader.result(), meeting.result().get()).map(Optional::of))
        .onSuccess(found -> found.ifPresentOrElse(then, () -> ctx.fail(NOT_FOUND)))
        .onFailure(ctx::fail);
  }

  private Future<Found> found(Reader reader, Meeting meeting) {
    Integer capacity = meeting.plan().registration().capacity();
    Future<Places> places = attendees.places(meeting.id(), capacity);
    Future<List<Commitment>> commitments =
        reader
            .initiative()
            .map(Initiative::id)
            .map(initiatives::commitments)
            .orElseGet(() -> Future.succeededFuture(List.of()));
    return Future.all(places, commitments)
        .map(_ -> new Found(reader, meeting, places.result(), commitments.result()));
  }
}
