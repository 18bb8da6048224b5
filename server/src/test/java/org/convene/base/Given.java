package org.convene.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.convene.base.Decision.Accepted;
import org.convene.base.Decision.Refused;

/// Rules as sentences: given what happened, when a command comes, then this happens.
///
/// ```java
/// given(added(A), started(A)).when(new FinishAgendaItem(A)).then(new AgendaItemFinished(A));
/// ```
///
/// Revisions count from 1, each event happens a minute after the one before, and the ids that a
/// rule mints are [#minted].
public final class Given<S, C, E> {
  public static final Instant START = Instant.parse("2026-09-29T08:00:00Z");

  private static final long MINT = 0x4d31_4e54L;

  /// How the rules under test are called.
  public record Rules<S, C, E>(Decide<S, C, E> decide, Evolve<S, E> evolve, S nothing) {
    public interface Decide<S, C, E> {
      Decision<E> decide(S state, C command, Context context);
    }

    public interface Evolve<S, E> {
      S evolve(S state, E event, long revision, Instant at);
    }
  }

  private final Rules<S, C, E> rules;
  private S state;
  private long revision;

  private Given(Rules<S, C, E> rules) {
    this.rules = rules;
    this.state = rules.nothing();
  }

  public static <S, C, E> Given<S, C, E> of(Rules<S, C, E> rules, List<E> events) {
    return new Given<>(rules).and(events);
  }

  public Given<S, C, E> and(List<E> events) {
    events.forEach(event -> {
      revision++;
      state = rules.evolve().evolve(state, event, revision, at(revision));
    });
    return this;
  }

  /// When an event of that revision happened.
  public static Instant at(long revision) {
    return START.plusSeconds(60 * revision);
  }

  /// The nth id that a rule mints for one command, from 1.
  public static UUID minted(long n) {
    return new UUID(MINT, n);
  }

  public S state() {
    return state;
  }

  public When when(C command) {
    AtomicLong minted = new AtomicLong();
    Context context = new Context(at(revision + 1), () -> minted(minted.incrementAndGet()));
    return new When(rules.decide().decide(state, command, context));
  }

  /// Applies whatever the command brings about; it must be accepted.
  public Given<S, C, E> after(C command) {
    return and(when(command).accepted());
  }

  public final class When {
    private final Decision<E> decision;

    private When(Decision<E> decision) {
      this.decision = decision;
    }

    private List<E> accepted() {
      return switch (decision) {
        case Accepted<E>(List<E> events) -> events;
        case Refused<E>(Refusal refusal) ->
            throw new AssertionError("refused: " + refusal.code() + ", " + refusal.detail());
      };
    }

    @SafeVarargs
    public final Given<S, C, E> then(E... expected) {
      assertThat(accepted()).containsExactly(expected);
      return and(accepted());
    }

    /// The wish is fulfilled already.
    public void thenNothing() {
      assertThat(accepted()).isEmpty();
    }

    public Refusal thenRefused(String code) {
      if (!(decision instanceof Refused<E>(Refusal refusal))) {
        throw new AssertionError("not refused: " + accepted());
      }
      assertThat(refusal.code()).isEqualTo(code);
      assertThat(refusal.detail()).isNotBlank().doesNotContain("org.convene", "Optional");
      return refusal;
    }

    public void thenState(Consumer<S> check) {
      check.accept(Given.this.and(accepted()).state());
    }
  }
}
