package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.convene.attendee.Attendee;
import org.convene.base.Uuids;
import org.convene.http.Site;
import org.convene.mail.Letter;
import org.convene.mail.Outbox;
import org.convene.meeting.Meeting;
import org.jspecify.annotations.Nullable;

/// Takes in other times that guests propose, and tells the organisers.
public final class Proposals {
  /// Longest comment, in UTF-16 units; what follows is cut off.
  static final int LONGEST_COMMENT = 500;

  /// Longest meeting that somebody may propose; the longest that there may be.
  private static final Duration LONGEST = Duration.ofDays(31);

  private final Clock clock;
  private final Outbox outbox;
  private final InvitationTexts texts;

  public Proposals(Clock clock, Site site, Outbox outbox) {
    this.clock = clock;
    this.outbox = outbox;
    this.texts = new InvitationTexts(site);
  }

  /// @param on the connection of a transaction
  /// @param at when it was written; an older one never takes the place of a newer
  /// @return false where nobody could meet then
  Future<Boolean> propose(
      SqlClient on,
      Attendee attendee,
      Meeting meeting,
      Instant from,
      Instant to,
      @Nullable String comment,
      String via,
      Instant at) {
    Instant now = clock.instant();
    if (!to.isAfter(from)
        || !from.isAfter(now)
        || Duration.between(from, to).compareTo(LONGEST) > 0) {
      return Future.succeededFuture(false);
    }
    Instant written = at.isAfter(now) ? now : at;
    Proposal proposal =
        new Proposal(Uuids.v7(), attendee.name(), from, to, shortened(comment), via, written);
    ProposalStore store = new ProposalStore(on);
    return store
        .put(attendee.id(), meeting.id(), proposal)
        .compose(
            isNewest -> isNewest ? tell(on, store, meeting, proposal) : Future.succeededFuture())
        .map(true);
  }

  private Future<Void> tell(SqlClient on, ProposalStore store, Meeting meeting, Proposal proposal) {
    return Spoken.names(on, meeting.initiative())
        .compose(names ->
            store
                .organisers(meeting.id())
                .compose(all -> tellEach(on, all, meeting, proposal, names)));
  }

  private Future<Void> tellEach(
      SqlClient on,
      List<ProposalStore.Organiser> all,
      Meeting meeting,
      Proposal proposal,
      Spoken.Names names) {
    Future<Void> each = Future.succeededFuture();
    for (ProposalStore.Organiser one : all) {
      Spoken in = names.in(one.locale().isEmpty() ? null : one.locale());
      Letter letter =
          Letter.plain(
              meeting.initiative(),
              "meeting-proposed",
              one.mailbox(),
              texts.proposed(proposal, meeting, in),
              "proposed %s %s".formatted(proposal.id(), one.mailbox().address().key()),
              clock.instant());
      each = each.compose(_ -> outbox.add(on, letter).mapEmpty());
    }
    return each;
  }

  static @Nullable String shortened(@Nullable String comment) {
    String text =
        comment == null ? "" : comment.replaceAll("[\\p{Cc}&&[^\n]]|\\p{Cs}", " ").strip();
    int end = Math.min(text.length(), LONGEST_COMMENT);
    boolean halves = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    String cut = text.substring(0, halves ? end - 1 : end);
    return cut.isEmpty() ? null : cut;
  }
}
