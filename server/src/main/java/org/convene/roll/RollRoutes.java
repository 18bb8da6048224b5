package org.convene.roll;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.buffer.Buffer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.convene.base.HolderId;
import org.convene.base.MandateId;
import org.convene.base.Refusal;
import org.convene.base.SessionId;
import org.convene.base.Uuids;
import org.convene.http.Api;
import org.convene.http.Call;
import org.convene.http.Reply;
import org.convene.participant.Access;
import org.jspecify.annotations.Nullable;

/// The roll that a session prepares: for those who run it.
public final class RollRoutes {
  private static final String TABLE = "text/csv; charset=utf-8";

  /// A mandate as the roll's editor has it (`RollMandate` in the contract).
  record Line(
      MandateId id,
      Mandate.Of of,
      String name,
      @JsonProperty("class") @Nullable String kind,
      Weight weight,
      List<HolderId> holders,
      @Nullable MandateId lentTo) {
    Mandate mandate() {
      return new Mandate(id, of, name, kind, weight, holders);
    }
  }

  record Draft(
      long revision, @Nullable Integer proxyCap, List<Line> mandates, List<Holder> holders) {
    PreparedRoll roll() {
      List<Proxy> proxies = new ArrayList<>();
      for (Line line : mandates) {
        if (line.lentTo != null) {
          proxies.add(new Proxy(line.id, line.lentTo));
        }
      }
      Roll roll = new Roll(mandates.stream().map(Line::mandate).toList(), proxies);
      int cap = proxyCap == null ? RollRules.PROXY_CAP : proxyCap;
      return new PreparedRoll(revision, cap, roll, holders);
    }
  }

  record Known(
      HolderId id,
      @Nullable String name,
      @Nullable String email,
      @Nullable Instant linkedAt,
      boolean joined) {}

  record View(
      long revision,
      boolean prepared,
      int proxyCap,
      String weight,
      String hash,
      List<Line> mandates,
      List<Known> holders) {}

  private final RollStore rolls;
  private final RollLinks links;
  private final Access access;

  public RollRoutes(RollStore rolls, RollLinks links, Access access) {
    this.rolls = rolls;
    this.links = links;
    this.access = access;
  }

  public void mount(Api api) {
    api.on("roll", access.facilitators(this::roll));
    api.on("prepareRoll", access.facilitators(this::prepare));
    api.on("rollCsv", access.facilitators(this::csv));
    api.on("prepareRollCsv", access.facilitators(this::prepareCsv));
  }

  private Reply roll(Call call) {
    return Reply.json(view(session(call), rolls.prepared(session(call)).await()));
  }

  private View view(SessionId session, PreparedRoll roll) {
    Map<HolderId, RollLinks.State> states = links.states(session).await();
    return new View(
        roll.revision(),
        roll.revision() > 0,
        roll.cap(),
        plain(roll.roll().weight()),
        roll.roll().hash(),
        lines(roll.roll()),
        roll.holders().stream().map(h -> known(h, states.get(h.id()))).toList());
  }

  private static List<Line> lines(Roll roll) {
    Map<MandateId, MandateId> lentTo =
        roll.proxies().stream().collect(Collectors.toMap(Proxy::lender, Proxy::holder));
    return roll.mandates().stream()
        .sorted(Comparator.comparing(Mandate::name))
        .map(m ->
            new Line(
                m.id(), m.of(), m.name(), m.kind(), m.weight(), m.holders(), lentTo.get(m.id())))
        .toList();
  }

  private static Known known(Holder h, RollLinks.@Nullable State state) {
    return state == null
        ? new Known(h.id(), h.name(), h.email(), null, false)
        : new Known(h.id(), h.name(), h.email(), state.linkedAt(), state.joined());
  }

  static String plain(BigDecimal weight) {
    return weight.signum() == 0 ? "0" : new Weight(weight).toString();
  }

  private Reply prepare(Call call) {
    Draft draft = call.body(Draft.class);
    return replace(call, draft.roll(), OptionalLong.of(draft.revision));
  }

  private Reply replace(Call call, PreparedRoll roll, OptionalLong base) {
    return rolls
        .replace(session(call), roll, base)
        .await()
        .map(Reply::refuse)
        .orElseGet(() -> roll(call));
  }

  private Reply csv(Call call) {
    PreparedRoll roll = rolls.prepared(session(call)).await();
    return Reply.file("electoral-roll.csv", TABLE, RollCsv.write(roll));
  }

  private Reply prepareCsv(Call call) {
    Optional<String> text = text(call.raw());
    if (text.isEmpty()) {
      return Reply.refuse(
          new Refusal("invalid-csv", 400, "The table is not in UTF-8.", Map.of("line", 1)));
    }
    SessionId session = session(call);
    PreparedRoll before = rolls.prepared(session).await();
    var commitments = rolls.commitments(session).await();
    return switch (RollCsv.read(text.get(), before, commitments, Uuids::v7)) {
      case RollCsv.Read.Refused(Refusal refusal) -> Reply.refuse(refusal);
      case RollCsv.Read.Written(PreparedRoll roll) ->
          call.query("check").filter("true"::equals).isPresent()
              ? Reply.json(view(session, roll))
              : replace(call, roll, base(call));
    };
  }

  private static OptionalLong base(Call call) {
    return call.query("revision")
        .map(Long::parseLong)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }

  private static Optional<String> text(Buffer raw) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(raw.getBytes());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static SessionId session(Call call) {
    return new SessionId(call.id("session"));
  }
}
