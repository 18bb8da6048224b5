package org.convene.meeting;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.convene.base.SessionId;
import org.convene.http.Boot;
import org.convene.http.Page;
import org.convene.http.Page.Section;
import org.convene.http.PageRoutes;
import org.convene.http.Pages;
import org.convene.http.ShellView;
import org.convene.initiative.InitiativeStore;
import org.convene.initiative.Reader;
import org.jspecify.annotations.Nullable;

/// The pages around the client's entries. They are the same for everybody: who may see what is
/// decided where the client asks for it.
public final class ShellPages {
  /// Where something can only be one of ours; anything else is a 404 without asking the database.
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{6}");

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{16,128}");
  private static final int NOT_FOUND = 404;

  private final Pages pages;
  private final InitiativeStore initiatives;
  private final MeetingStore meetings;
  private final SessionRecords sessions;
  private final String publicUrl;

  public ShellPages(
      Pages pages,
      InitiativeStore initiatives,
      MeetingStore meetings,
      SessionRecords sessions,
      String publicUrl) {
    this.pages = pages;
    this.initiatives = initiatives;
    this.meetings = meetings;
    this.sessions = sessions;
    this.publicUrl = publicUrl;
  }

  public void mount(Router router) {
    PageRoutes.get(router, "/j", ctx -> join(ctx, null));
    PageRoutes.get(router, "/j/:code", ctx -> matching(ctx, "code", CODE, code -> join(ctx, code)));
    PageRoutes.get(router, "/m/:slug/live", this::live);
    PageRoutes.get(
        router, "/wall/:token", ctx -> matching(ctx, "token", TOKEN, token -> wall(ctx)));
    PageRoutes.get(
        router, "/host/:session", ctx -> matching(ctx, "session", ID, id -> host(ctx, id)));
    PageRoutes.get(router, "/organise/*", ctx -> app(ctx, Section.ORGANISE, "shell.organise"));
    PageRoutes.get(router, "/me/calendars", ctx -> app(ctx, Section.CALENDAR, "shell.calendars"));
    PageRoutes.get(router, "/sign-in", ctx -> app(ctx, Section.NONE, "layout.sign-in"));
  }

  private static void matching(
      RoutingContext ctx,
      String parameter,
      Pattern pattern,
      java.util.function.Consumer<String> then) {
    String value = PageRoutes.param(ctx, parameter);
    if (pattern.matcher(value).matches()) {
      then.accept(value);
    } else {
      ctx.fail(NOT_FOUND);
    }
  }

  private void join(RoutingContext ctx, @Nullable String code) {
    show(ctx, "join", Section.NONE, page -> shell(page, page.say("shell.join"), null, code, null));
  }

  private void wall(RoutingContext ctx) {
    show(ctx, "wall", Section.NONE, page -> shell(page, page.say("shell.wall"), null, null, null));
  }

  private void host(RoutingContext ctx, String id) {
    SessionId session = new SessionId(UUID.fromString(id));
    show(ctx, "app", Section.NONE, p -> shell(p, p.say("shell.host"), session, null, null));
  }

  private void app(RoutingContext ctx, Section section, String title) {
    show(ctx, "app", section, page -> shell(page, page.say(title), null, null, null));
  }

  private void live(RoutingContext ctx) {
    var reader = Reader.of(ctx, pages, initiatives, Section.NONE, "join");
    var found = meetings.bySlug(PageRoutes.param(ctx, "slug")).compose(this::withSession);
    Future.all(reader, found)
        .onSuccess(both ->
            found
                .result()
                .map(room -> room.shell(reader.result().page()))
                .ifPresentOrElse(view -> send(ctx, view), () -> ctx.fail(NOT_FOUND)))
        .onFailure(ctx::fail);
  }

  private Future<Optional<Room>> withSession(Optional<Meeting> meeting) {
    if (meeting.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    return sessions
        .brief(meeting.get().id())
        .map(session -> session.map(s -> new Room(meeting.get(), s)));
  }

  private final class Room {
    private final Meeting meeting;
    private final SessionBrief session;

    Room(Meeting meeting, SessionBrief session) {
      this.meeting = meeting;
      this.session = session;
    }

    ShellView shell(Page page) {
      return ShellPages.this.shell(
          page, page.read(meeting.title()), session.id(), session.code(), meeting.slug());
    }
  }

  private ShellView shell(
      Page page,
      String title,
      @Nullable SessionId session,
      @Nullable String code,
      @Nullable String slug) {
    return new ShellView(page, title, new Boot(publicUrl, page.locale(), session, code, slug));
  }

  private void show(
      RoutingContext ctx, String entry, Section section, Function<Page, ShellView> view) {
    Reader.of(ctx, pages, initiatives, section, entry)
        .onSuccess(reader -> send(ctx, view.apply(reader.page())))
        .onFailure(ctx::fail);
  }

  private void send(RoutingContext ctx, ShellView view) {
    pages.send(ctx, view.page(), "shell.jte", view);
  }
}
