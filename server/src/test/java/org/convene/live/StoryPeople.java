package org.convene.live;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.convene.base.CommitmentId;
import org.convene.base.MandateId;
import org.convene.base.ParticipantId;
import org.convene.base.Role;
import org.convene.base.SessionId;
import org.convene.base.Text;
import org.convene.participant.Admission;
import org.convene.participant.CommitmentRef;
import org.convene.roll.Mandate;
import org.convene.roll.Roll;
import org.convene.roll.Weight;
import org.convene.session.SessionInfo;
import org.jspecify.annotations.Nullable;

/// Who takes part in [ExampleStory], and how it is called.
final class StoryPeople {
  static final Instant START = Instant.parse("2026-09-29T08:00:00.123Z");
  static final SessionId SESSION = new SessionId(id('5', 1));
  static final ParticipantId FACILITATOR = new ParticipantId(id('a', 1));
  static final ParticipantId ADA = new ParticipantId(id('a', 2));
  static final CommitmentRef GHENT =
      new CommitmentRef(new CommitmentId(id('c', 1)), "City of Ghent");
  static final Mandate GHENTS =
      new Mandate(
          new MandateId(GHENT.id().value()),
          Mandate.Of.COMMITMENT,
          GHENT.name(),
          "city",
          Weight.of("2"),
          List.of());
  static final Mandate LEUVEN =
      new Mandate(
          new MandateId(id('c', 2)),
          Mandate.Of.COMMITMENT,
          "City of Leuven",
          "city",
          Weight.of("1.5"),
          List.of());
  static final Roll ROLL =
      Roll.of(
          List.of(
              mandate(2, Mandate.Of.PERSON, "Ada Berg", "1"),
              mandate(3, Mandate.Of.PERSON, "Jan Bos", "1")));

  static final SessionInfo INFO =
      new SessionInfo(
          SESSION,
          id('e', 1),
          "brussels-workshop",
          "K7M2QX",
          text("Workshop in Brussels", "Atelier à Bruxelles"),
          "workshop",
          "Europe/Brussels",
          Instant.parse("2026-09-29T08:00:00Z"),
          Instant.parse("2026-09-29T15:30:00Z"));

  private StoryPeople() {}

  static UUID id(char kind, int number) {
    return UUID.fromString("01996e10-0000-7000-8000-%c%011x".formatted(kind, number));
  }

  static Text text(String english, String french) {
    return new Text(new TreeMap<>(Map.of("en", english, "fr", french)));
  }

  static Mandate mandate(int number, Mandate.Of of, String name, String weight) {
    return new Mandate(
        new MandateId(id('a', number)), of, name, "city", Weight.of(weight), List.of());
  }

  static Admission admission(
      @Nullable ParticipantId who, Role role, String name, @Nullable CommitmentRef commitment) {
    return new Admission(SESSION, who, role, name, commitment);
  }
}
