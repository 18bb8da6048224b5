package org.convene.participant;

import java.util.Map;
import java.util.Optional;
import org.convene.base.Refusal;
import org.convene.base.Role;
import org.jspecify.annotations.Nullable;

/// Who gets in, and as whom.
final class JoinRules {
  /// An answer to somebody at the door.
  sealed interface Answer {
    record Welcome(Fields fields) implements Answer {}

    record Refused(Refusal refusal) implements Answer {}
  }

  /// What of a participant a guest decides.
  ///
  /// @param name as it is shown; empty for somebody who gave none
  record Fields(
      String name, @Nullable CommitmentRef commitment, @Nullable String locale, Role role) {
    /// With an invented name where none was given.
    Fields named() {
      return name.isEmpty() ? named(GuestName.invented(locale)) : this;
    }

    Fields named(String other) {
      return new Fields(other, commitment, locale, role);
    }
  }

  private JoinRules() {}

  static Answer decide(Door door, Stage stage, Wish wish) {
    Optional<Refusal> shut = shut(door, stage);
    if (shut.isPresent()) {
      return new Answer.Refused(shut.get());
    }
    String name = GuestName.tidy(wish.name());
    CommitmentRef commitment =
        wish.commitment() == null ? null : door.commitment(wish.commitment()).orElse(null);
    Role role = "observer".equals(wish.role()) ? Role.OBSERVER : Role.PARTICIPANT;
    var fields = new Fields(name, commitment, wish.locale(), role);
    return flaw(door, wish, fields)
        .<Answer>map(Answer.Refused::new)
        .orElse(new Answer.Welcome(fields));
  }

  private static Optional<Refusal> shut(Door door, Stage stage) {
    return switch (stage) {
      case OPEN -> Optional.empty();
      case PLANNED ->
          Optional.of(
              Refusal.conflict(
                      "session-not-open",
                      "This session has not been opened yet; it is planned for "
                          + door.opensAt()
                          + ".")
                  .with("opensAt", door.opensAt()));
      case CLOSED -> Optional.of(Refusal.conflict("session-closed", "This session is over."));
    };
  }

  private static Optional<Refusal> flaw(Door door, Wish wish, Fields fields) {
    if (!GuestName.isPrintable(fields.name)) {
      return invalid("invalid-name", "The name holds characters that cannot be shown.");
    }
    if (door.asksName() && fields.name.isEmpty()) {
      return invalid("name-required", "This session asks for your name.");
    }
    if (wish.commitment() != null && fields.commitment == null) {
      return invalid("unknown-commitment", "The initiative has no such commitment.");
    }
    if (door.asksCommitment() && fields.role == Role.PARTICIPANT && fields.commitment == null) {
      return invalid("commitment-required", "This session asks whom you speak for.");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> invalid(String code, String detail) {
    return Optional.of(new Refusal(code, Refusal.INVALID, detail, Map.of()));
  }
}
