package org.convene.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.session.SessionWorld.GUEST;
import static org.convene.session.SessionWorld.ITEM;
import static org.convene.session.SessionWorld.POLL;
import static org.convene.session.SessionWorld.fields;
import static org.convene.session.SessionWorld.itemAdded;
import static org.convene.session.SessionWorld.pollAdded;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convene.agenda.AgendaEvent;
import org.convene.agenda.AgendaEvent.AgendaItemEdited;
import org.convene.agenda.AgendaEvent.AgendaItemFinished;
import org.convene.agenda.AgendaEvent.AgendaItemMoved;
import org.convene.agenda.AgendaEvent.AgendaItemRemoved;
import org.convene.agenda.AgendaEvent.AgendaItemRestored;
import org.convene.agenda.AgendaEvent.AgendaItemSkipped;
import org.convene.agenda.AgendaEvent.AgendaItemStarted;
import org.convene.agenda.AgendaFields;
import org.convene.agenda.AgendaKind;
import org.convene.base.Json;
import org.convene.base.Text;
import org.convene.poll.Ballot;
import org.convene.poll.PollEvent;
import org.convene.poll.PollEvent.PollCancelled;
import org.convene.poll.PollEvent.PollClosed;
import org.convene.poll.PollEvent.PollEdited;
import org.convene.poll.PollEvent.PollOpened;
import org.convene.poll.PollEvent.PollPublished;
import org.convene.poll.PollEvent.PollRemoved;
import org.convene.poll.PollEvent.RollAmended;
import org.convene.poll.PollEvent.TextsGrouped;
import org.convene.poll.ResultsShown;
import org.convene.poll.Tally;
import org.convene.roll.RollWorld;
import org.convene.session.SessionEvent.OnAgenda;
import org.convene.session.SessionEvent.OnPoll;
import org.convene.session.SessionEvent.ParticipantReadmitted;
import org.convene.session.SessionEvent.ParticipantRemoved;
import org.convene.session.SessionEvent.SessionClosed;
import org.convene.session.SessionEvent.SessionOpened;
import org.convene.session.SessionEvent.SessionReopened;
import org.convene.session.SessionEvent.SessionStarted;
import org.convene.session.SessionEvent.WallChanged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written into the log is read for ever.
class LogTest {
  private static final AgendaFields BARE =
      new AgendaFields(
          new Text(new TreeMap<>(Map.of("en", "Déjà \"vu\"", "nl", "👍"))),
          AgendaKind.DECISION,
          0,
          null,
          null);

  static Stream<SessionEvent> everyEvent() {
    Tally tally = new Tally(fields(ResultsShown.LIVE));
    tally.add(new Ballot.Abstain(), 1);
    return Stream.of(
        new SessionOpened(),
        new SessionStarted(),
        new SessionClosed(),
        new SessionReopened(),
        new WallChanged(WallMode.JOIN),
        new ParticipantRemoved(GUEST),
        new ParticipantReadmitted(GUEST),
        itemAdded(),
        new OnAgenda(new AgendaItemEdited(ITEM, BARE)),
        new OnAgenda(new AgendaItemMoved(ITEM, null, ITEM)),
        new OnAgenda(new AgendaItemRemoved(ITEM)),
        new OnAgenda(new AgendaItemRestored(ITEM)),
        new OnAgenda(new AgendaItemStarted(ITEM)),
        new OnAgenda(new AgendaItemFinished(ITEM)),
        new OnAgenda(new AgendaItemSkipped(ITEM)),
        pollAdded(),
        new OnPoll(new PollEdited(POLL, fields(ResultsShown.LIVE))),
        new OnPoll(new PollRemoved(POLL)),
        new OnPoll(new PollOpened(POLL, SessionWorld.ROLL)),
        new OnPoll(
            new RollAmended(
                POLL, List.of(RollWorld.mandate(1, "2.5", "city", 1)), SessionWorld.ROLL)),
        new OnPoll(new PollClosed(POLL, tally.result(3))),
        new OnPoll(new PollPublished(POLL)),
        new OnPoll(new PollCancelled(POLL, "misread")),
        new OnPoll(new TextsGrouped(POLL, List.of("shade"), "Trees")),
        new OnPoll(new TextsGrouped(POLL, List.of("rude"), null)));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void whatIsWrittenIsReadBackEqual(SessionEvent event) throws Exception {
    String body = event.write().toString();
    assertThat(SessionEvent.read(Json.MAPPER.readTree(body))).isEqualTo(event);
    assertThat(event.write().path("type").asText()).isEqualTo(event.type());
  }

  @Test
  void noTypeIsLeftOut() {
    assertThat(everyEvent().map(SessionEvent::type).collect(Collectors.toSet()))
        .isEqualTo(names(SessionEvent.class, AgendaEvent.class, PollEvent.class));
  }

  private static Set<String> names(Class<?>... families) {
    return Stream.of(families)
        .flatMap(family -> Stream.of(Objects.requireNonNull(family.getPermittedSubclasses())))
        .map(type -> type.getAnnotation(JsonTypeName.class))
        .filter(Objects::nonNull)
        .map(JsonTypeName::value)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"type\":\"sessionBurnt\"}",
        "{\"type\":\"wallChanged\"}",
        "{\"type\":\"wallChanged\",\"mode\":\"upside-down\"}",
        "{\"type\":\"sessionOpened\",\"by\":\"whom\"}"
      })
  void whatCannotBeReadIsNotGuessedAt(String body) throws Exception {
    var node = Json.MAPPER.readTree(body);
    assertThatThrownBy(() -> SessionEvent.read(node))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("log: ");
  }
}
