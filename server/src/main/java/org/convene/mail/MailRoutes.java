package org.convene.mail;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.convene.base.InitiativeId;
import org.convene.base.Refusal;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Endpoint;
import org.convene.http.Reply;
import org.jspecify.annotations.Nullable;

/// The outbox, and what the mailbox got that fits nothing: for organisers.
public final class MailRoutes {
  private static final int PAGE = 100;
  private static final UUID AFTER_ALL = new UUID(-1, -1);

  /// Whether mail leaves at all (`Mails` in the contract).
  ///
  /// @param state `on`, `off` where no server was given, `unreachable`
  public record Sending(String state, @Nullable String trouble) {
    public static final Sending OFF = new Sending("off", null);

    public static Sending by(Sender sender) {
      return sender
          .trouble()
          .map(trouble -> new Sending("unreachable", trouble))
          .orElseGet(() -> new Sending("on", null));
    }
  }

  record Mails(Sending sending, List<MailView> mails, @Nullable UUID next) {}

  record SetAsideMails(List<ReceivedStore.SetAside> mails) {}

  private final MailStore mails;
  private final ReceivedStore received;
  private final Function<BiFunction<Call, Set<InitiativeId>, Reply>, Endpoint> organisers;
  private final Supplier<Sending> sending;
  private final Clock clock;

  /// @param organisers lets only organisers in, and says of which initiatives
  public MailRoutes(
      MailStore mails,
      ReceivedStore received,
      Function<BiFunction<Call, Set<InitiativeId>, Reply>, Endpoint> organisers,
      Supplier<Sending> sending,
      Clock clock) {
    this.mails = mails;
    this.received = received;
    this.organisers = organisers;
    this.sending = sending;
    this.clock = clock;
  }

  public void mount(Api api) {
    api.on("mails", organisers.apply(this::page));
    api.on("mail", organisers.apply((call, theirs) -> mail(call, theirs)));
    api.on("retryMail", organisers.apply(this::retry));
    api.on("cancelMail", organisers.apply(this::cancel));
    api.on("setAsideMails", organisers.apply(this::setAside));
  }

  private Reply page(Call call, Set<InitiativeId> theirs) {
    int limit = call.query("limit", PAGE);
    MailState state = call.query("state").map(MailState::of).orElse(null);
    Optional<UUID> before = call.query("after").map(UUID::fromString);
    List<MailView> page = mails.page(theirs, state, before.orElse(AFTER_ALL), limit).await();
    UUID next = page.size() < limit ? null : page.getLast().id();
    return Reply.json(new Mails(sending.get(), page, next));
  }

  private Reply mail(Call call, Set<InitiativeId> theirs) {
    return mails
        .find(theirs, call.id("mail"))
        .await()
        .map(Reply::json)
        .orElseGet(() -> Reply.refuse(unknown()));
  }

  private Reply retry(Call call, Set<InitiativeId> theirs) {
    boolean done = mails.retry(theirs, call.id("mail"), clock.instant()).await();
    return done ? mail(call, theirs) : Reply.refuse(why(call, theirs));
  }

  private Reply cancel(Call call, Set<InitiativeId> theirs) {
    boolean done = mails.cancel(theirs, call.id("mail")).await();
    return done ? mail(call, theirs) : Reply.refuse(why(call, theirs));
  }

  private Refusal why(Call call, Set<InitiativeId> theirs) {
    return mails
        .find(theirs, call.id("mail"))
        .await()
        .map(found -> settled(found.mail().state()))
        .orElseGet(MailRoutes::unknown);
  }

  private Reply setAside(Call call, Set<InitiativeId> theirs) {
    return Reply.json(
        new SetAsideMails(received.setAside(theirs, call.query("limit", PAGE)).await()));
  }

  private static Refusal settled(MailState state) {
    return Refusal.conflict(
            "mail-settled", "Only a mail that waits or has failed is sent again or cancelled.")
        .with("state", state);
  }

  private static Refusal unknown() {
    return Refusal.unknown("unknown-mail", "There is no such mail in your initiatives.");
  }
}
