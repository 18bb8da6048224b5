package org.convene.live;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.convene.base.CommitmentId;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.live.Mandates.Elector;
import org.convene.participant.Admission;
import org.convene.participant.AttendanceStore;
import org.convene.participant.AttendanceStore.Stay;
import org.convene.poll.Voters;
import org.convene.roll.Electorate;
import org.convene.roll.Mandate;
import org.convene.roll.Voter;
import org.convene.wire.CloseCode;
import org.convene.wire.ServerMessage;

/// Who is here: a person with several connections once, walls not at all. Confined to the room's
/// thread; attendance is written behind it in batches.
final class Presence {
  private static final class Person {
    final Admission admission;
    final Stay stay;
    final Deque<LiveSocket> sockets = new ArrayDeque<>();

    Person(Admission admission, Stay stay) {
      this.admission = admission;
      this.stay = stay;
    }
  }

  private final SessionId session;
  private final AttendanceStore store;
  private final Clock clock;
  private final Map<ParticipantId, Person> here = new HashMap<>();
  private final Map<HolderId, Set<LiveSocket>> byPerson = new HashMap<>();
  private final Map<CommitmentId, Set<LiveSocket>> byCommitment = new HashMap<>();
  private final List<Stay> arrived = new ArrayList<>();
  private final List<UUID> left = new ArrayList<>();
  private final List<Instant> leftAt = new ArrayList<>();
  private int facilitators;
  private Future<Void> writing = Future.succeededFuture();

  Presence(SessionId session, AttendanceStore store, Clock clock) {
    this.session = session;
    this.store = store;
    this.clock = clock;
  }

  /// Adds a connection; closes the person's oldest where there are too many.
  void add(ParticipantId who, LiveSocket socket) {
    Person person = here.computeIfAbsent(who, _ -> arrive(who, socket.admission()));
    person.sockets.add(socket);
    Mandates.voter(socket.admission())
        .ifPresent(voter -> {
          voter.persons().forEach(id -> add(byPerson, id, socket));
          Optional.ofNullable(voter.commitment()).ifPresent(id -> add(byCommitment, id, socket));
        });
    if (person.sockets.size() > Limits.CONNECTIONS_OF_ONE) {
      LiveSocket oldest = person.sockets.removeFirst();
      oldest.on(() -> oldest.close(CloseCode.TOO_MANY_CONNECTIONS));
    }
  }

  void remove(ParticipantId who, LiveSocket socket) {
    Mandates.voter(socket.admission())
        .ifPresent(voter -> {
          voter.persons().forEach(id -> remove(byPerson, id, socket));
          Optional.ofNullable(voter.commitment()).ifPresent(id -> remove(byCommitment, id, socket));
        });
    Person person = here.get(who);
    if (person != null && person.sockets.remove(socket) && person.sockets.isEmpty()) {
      here.remove(who);
      facilitators -= isFacilitator(person);
      left.add(person.stay.id());
      leftAt.add(clock.instant());
    }
  }

  private static <K> void add(Map<K, Set<LiveSocket>> index, K key, LiveSocket socket) {
    index.computeIfAbsent(key, _ -> new HashSet<>()).add(socket);
  }

  private static <K> void remove(Map<K, Set<LiveSocket>> index, K key, LiveSocket socket) {
    index.computeIfPresent(
        key,
        (_, sockets) -> {
          sockets.remove(socket);
          return sockets.isEmpty() ? null : sockets;
        });
  }

  private Person arrive(ParticipantId who, Admission admission) {
    Stay stay = new Stay(Uuids.v7(), who, clock.instant());
    arrived.add(stay);
    Person person = new Person(admission, stay);
    facilitators += isFacilitator(person);
    return person;
  }

  private static int isFacilitator(Person person) {
    return person.admission.role() == Role.FACILITATOR ? 1 : 0;
  }

  boolean isHere(ParticipantId who) {
    return here.containsKey(who);
  }

  Set<ParticipantId> everybody() {
    return Set.copyOf(here.keySet());
  }

  Collection<LiveSocket> socketsOf(ParticipantId who) {
    Person person = here.get(who);
    return person == null ? List.of() : List.copyOf(person.sockets);
  }

  /// The connections that a mandate's ballots concern, by the roll of their poll.
  Collection<LiveSocket> socketsOf(Electorate electorate, Mandate mandate) {
    Set<LiveSocket> all = new HashSet<>();
    electorate.holders(mandate).forEach(id -> all.addAll(byPerson.getOrDefault(id, Set.of())));
    electorate
        .selfDeclared(mandate)
        .forEach(id -> all.addAll(byCommitment.getOrDefault(id, Set.of())));
    return all;
  }

  Collection<LiveSocket> socketsOf(HolderId holder) {
    return List.copyOf(byPerson.getOrDefault(holder, Set.of()));
  }

  /// Who could vote now, where everybody in the room may: each mandate once.
  List<Elector> electors(Voters voters) {
    Map<MandateId, Elector> electors = new HashMap<>();
    for (Person person : here.values()) {
      Mandates.elector(person.admission, voters)
          .ifPresent(elector -> electors.put(elector.mandate().id(), elector));
    }
    return List.copyOf(electors.values());
  }

  /// Every connection of somebody who might vote.
  Map<LiveSocket, Voter> voters() {
    Map<LiveSocket, Voter> voters = new HashMap<>();
    for (Person person : here.values()) {
      for (LiveSocket socket : person.sockets) {
        Mandates.voter(socket.admission()).ifPresent(voter -> voters.put(socket, voter));
      }
    }
    return voters;
  }

  List<Admission> admissions() {
    return here.values().stream().map(person -> person.admission).toList();
  }

  Outgoing frame() {
    return Outgoing.ephemeral(new ServerMessage.Presence(here.size(), facilitators));
  }

  /// Writes arrivals and departures since the last time, in that order, one batch at a time. What
  /// could not be written goes into the next batch: writing it twice does no harm.
  Future<Void> write() {
    writing = writing.otherwiseEmpty().compose(_ -> writeWaiting());
    return writing;
  }

  private Future<Void> writeWaiting() {
    List<Stay> come = List.copyOf(arrived);
    List<UUID> gone = List.copyOf(left);
    List<Instant> when = List.copyOf(leftAt);
    arrived.clear();
    left.clear();
    leftAt.clear();
    Future<Void> coming = come.isEmpty() ? Future.succeededFuture() : store.arrived(session, come);
    return coming
        .compose(_ -> gone.isEmpty() ? Future.<Void>succeededFuture() : store.left(gone, when))
        .onFailure(_ -> {
          arrived.addAll(0, come);
          left.addAll(0, gone);
          leftAt.addAll(0, when);
        });
  }

  Future<Void> writeSeen() {
    List<UUID> stays = here.values().stream().map(person -> person.stay.id()).toList();
    return stays.isEmpty() ? Future.succeededFuture() : store.seen(stays, clock.instant());
  }

  /// The room is closing: everybody's stay ends now.
  Future<Void> end() {
    here.values()
        .forEach(person -> {
          left.add(person.stay.id());
          leftAt.add(clock.instant());
        });
    here.clear();
    return write();
  }
}
