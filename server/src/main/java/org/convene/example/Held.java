package org.convene.example;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.convene.agenda.AgendaCommand.StartAgendaItem;
import org.convene.base.AgendaItemId;
import org.convene.base.HolderId;
import org.convene.base.Json;
import org.convene.base.MandateId;
import org.convene.base.OptionId;
import org.convene.base.ParticipantId;
import org.convene.base.PollId;
import org.convene.base.Uuids;
import org.convene.cookbook.Entry;
import org.convene.example.ExampleStore.Attendee;
import org.convene.example.ExampleStore.Vote;
import org.convene.example.ExampleText.APoll;
import org.convene.example.ExampleText.ARoom;
import org.convene.initiative.Commitment;
import org.convene.poll.Ballot;
import org.convene.poll.Poll;
import org.convene.poll.PollCommand.ClosePoll;
import org.convene.poll.PollCommand.OpenPoll;
import org.convene.poll.Tally;
import org.convene.poll.Voters;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.roll.Weight;
import org.convene.session.Logged;
import org.convene.session.SessionCommand.CloseSession;
import org.convene.session.SessionCommand.OnAgenda;
import org.convene.session.SessionCommand.OnPoll;
import org.convene.session.SessionCommand.OpenSession;
import org.convene.session.SessionCommand.StartSession;

/// A session that has been held: its agenda worked through, its polls voted on and closed, so that
/// minutes and results have something to show.
///
/// @param log in order
/// @param people who were there, one for each of the first commitments
/// @param votes that the results count
/// @param rolls that the polls froze
record Held(List<Logged> log, List<Attendee> people, List<Vote> votes, Map<PollId, Roll> rolls) {
  private static final Duration BEFORE = Duration.ofMinutes(10);
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final List<String> NAMES =
      List.of(
          "Anke", "Bram", "Céline", "Dragan", "Elina", "Fabio", "Greet", "Hugo", "Inés", "Jonas",
          "Katya", "Lotte", "Mirko");

  static Held hold(
      ARoom room, List<Commitment> commitments, Map<String, Entry> cookbook, Instant start) {
    Rehearsal session = new Rehearsal();
    List<Attendee> people = people(commitments);
    List<Vote> votes = new ArrayList<>();
    session.addAgenda(room, start.minus(BEFORE));
    session.tell(new OpenSession(), start.minus(BEFORE));
    session.tell(new StartSession(), start);
    Instant at = start;
    for (AgendaItemId item : leaves(session)) {
      session.tell(new OnAgenda(new StartAgendaItem(item)), at);
      for (APoll poll : room.polls()) {
        if (session.item(poll.item()).equals(item)) {
          PollId id = session.add(poll, cookbook, at.plus(BEFORE));
          session.freeze(id, roll(session.poll(id).fields().voters(), people, commitments));
          votes.addAll(vote(session, poll, id, people, at.plus(BEFORE)));
        }
      }
      at = at.plus(minutes(session, item)).plus(A_MINUTE);
    }
    session.tell(new CloseSession(), at);
    return new Held(session.log(), people, votes, session.rolls());
  }

  private static List<Attendee> people(List<Commitment> commitments) {
    return IntStream.range(0, Math.min(NAMES.size(), commitments.size()))
        .mapToObj(
            i -> new Attendee(new ParticipantId(Uuids.v7()), NAMES.get(i), commitments.get(i).id()))
        .toList();
  }

  private static List<AgendaItemId> leaves(Rehearsal session) {
    return session.state().agenda().items().stream()
        .map(item -> item.id())
        .filter(id ->
            session.state().agenda().items().stream().noneMatch(below -> id.equals(below.parent())))
        .toList();
  }

  private static Duration minutes(Rehearsal session, AgendaItemId item) {
    return Duration.ofMinutes(session.state().agenda().find(item).orElseThrow().minutes());
  }

  private static List<Vote> vote(
      Rehearsal session, APoll poll, PollId id, List<Attendee> people, Instant at) {
    session.tell(new OnPoll(new OpenPoll(id)), at);
    Poll opened = session.poll(id);
    Tally tally = new Tally(opened.fields());
    List<Vote> votes = new ArrayList<>();
    for (int voter = 0; voter < poll.cast().size(); voter++) {
      Ballot ballot = ballot(opened, poll.cast().get(voter));
      tally.add(ballot, 1);
      votes.add(vote(opened, people.get(voter), ballot, at.plus(A_MINUTE)));
    }
    session.count(id, tally.result(people.size()));
    session.tell(new OnPoll(new ClosePoll(id)), at.plus(BEFORE));
    return votes;
  }

  private static Roll roll(Voters voters, List<Attendee> people, List<Commitment> commitments) {
    boolean ofCommitments = voters == Voters.COMMITMENTS;
    List<Mandate> mandates = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      Attendee who = people.get(i);
      Commitment of = commitments.get(i);
      mandates.add(
          new Mandate(
              ofCommitments ? new MandateId(of.id().value()) : new MandateId(who.id().value()),
              ofCommitments ? Mandate.Of.COMMITMENT : Mandate.Of.PERSON,
              ofCommitments ? of.name() : who.name(),
              of.kind().json(),
              Weight.ONE,
              ofCommitments ? List.of() : List.of(new HolderId(who.id().value()))));
    }
    return Roll.of(mandates);
  }

  private static Ballot ballot(Poll poll, List<Integer> places) {
    List<OptionId> chosen =
        places.stream().map(place -> poll.fields().options().get(place).id()).toList();
    return chosen.isEmpty() ? new Ballot.Abstain() : new Ballot.Options(chosen);
  }

  private static Vote vote(Poll poll, Attendee by, Ballot ballot, Instant at) {
    MandateId mandate =
        poll.fields().voters() == Voters.COMMITMENTS
            ? new MandateId(by.commitment().value())
            : new MandateId(by.id().value());
    return new Vote(poll.id(), mandate, by.id(), json(ballot), at);
  }

  private static JsonObject json(Ballot ballot) {
    return new JsonObject(Json.MAPPER.valueToTree(ballot).toString());
  }
}
