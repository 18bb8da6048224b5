package org.convene.roll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.convene.base.Csv;
import org.convene.base.HolderId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.RateLimit;
import org.convene.http.Reply;
import org.convene.participant.Access;
import org.convene.participant.PersonalLinks;
import org.convene.roll.RollLinks.PersonalLink;
import org.jspecify.annotations.Nullable;

/// Personal links: made by those who run a session, shown to whoever has one.
public final class RollLinkRoutes {
  /// Links that lead nowhere, for each network address. Nobody guesses 256 bits; this keeps
  /// somebody who tries from keeping the database busy.
  private static final int WRONG_LINKS = 60;

  private static final double WRONG_LINKS_PER_SECOND = 1;

  record Which(@Nullable List<HolderId> holders) {
    Optional<Set<HolderId>> ids() {
      return Optional.ofNullable(holders).map(HashSet::new);
    }
  }

  record Links(List<PersonalLink> links) {}

  record Token(String token) {}

  record LinkInfo(SessionId session, String code, @Nullable String name, List<Told> mandates) {}

  private final RollStore rolls;
  private final RollLinks links;
  private final Access access;
  private final BiConsumer<SessionId, Set<HolderId>> released;
  private final RateLimit wrongLinks = new RateLimit(WRONG_LINKS, WRONG_LINKS_PER_SECOND);

  /// @param released told whose links lead nowhere any more
  public RollLinkRoutes(
      RollStore rolls,
      RollLinks links,
      Access access,
      BiConsumer<SessionId, Set<HolderId>> released) {
    this.rolls = rolls;
    this.links = links;
    this.access = access;
    this.released = released;
  }

  public void mount(Api api) {
    api.on("rollLinks", access.facilitators(this::renew));
    api.on("rollLinksCsv", access.facilitators(this::csv));
    api.on("revokeRollLinks", access.facilitators(this::revoke));
    api.on("joinLink", this::info);
  }

  private Reply renew(Call call) {
    return renewed(call, call.body(Which.class).ids())
        .map(made -> Reply.json(new Links(made)))
        .orElseGet(RollLinkRoutes::unknownHolder);
  }

  private Reply csv(Call call) {
    List<List<String>> rows =
        new ArrayList<>(List.of(List.of("name", "email", "mandates", "link")));
    renewed(call, Optional.empty()).orElseThrow().forEach(link -> rows.add(row(link)));
    return Reply.file("personal-links.csv", "text/csv; charset=utf-8", Csv.write(rows));
  }

  private static List<String> row(PersonalLink link) {
    return List.of(
        link.name() == null ? "" : link.name(),
        link.email() == null ? "" : link.email(),
        String.join("; ", link.mandates()),
        link.link());
  }

  private Optional<List<PersonalLink>> renewed(Call call, Optional<Set<HolderId>> which) {
    SessionId session = session(call);
    Optional<List<PersonalLink>> made = links.renew(session, which).await();
    made.ifPresent(all ->
        released.accept(
            session, all.stream().map(PersonalLink::holder).collect(Collectors.toSet())));
    return made;
  }

  private Reply revoke(Call call) {
    SessionId session = session(call);
    Optional<Set<HolderId>> gone = links.revoke(session, call.body(Which.class).ids()).await();
    gone.ifPresent(holders -> released.accept(session, holders));
    return gone.isPresent() ? Reply.empty() : unknownHolder();
  }

  private static Reply unknownHolder() {
    return Reply.refuse(
        Refusal.unknown("unknown-holder", "The session's roll has no such holder."));
  }

  private Reply info(Call call) {
    Optional<Refusal> tooMany = wrongLinks.check(call.address());
    if (tooMany.isPresent()) {
      return Reply.refuse(tooMany.get());
    }
    Optional<RollLinks.Found> found = links.find(call.body(Token.class).token()).await();
    if (found.isEmpty()) {
      wrongLinks.spend(call.address());
      return Reply.refuse(PersonalLinks.unknown());
    }
    return Reply.json(info(found.get()));
  }

  private LinkInfo info(RollLinks.Found found) {
    var bearer = found.bearer();
    Electorate electorate = new Electorate(rolls.prepared(bearer.session()).await().roll());
    List<Told> mandates =
        electorate.of(new Voter(Set.of(bearer.holder()), null)).stream().map(Told::of).toList();
    return new LinkInfo(bearer.session(), found.code(), bearer.name(), mandates);
  }

  private static SessionId session(Call call) {
    return new SessionId(call.id("session"));
  }
}
