package org.convene.tally.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.convene.base.Secrets;
import org.convene.tally.Fraction;
import org.convene.tally.Lot;
import org.convene.tally.Quota;
import org.convene.tally.Strength;
import org.convene.tally.Unranked;

/// The bundle of a poll: its setup, its ballots and the seed of its lot. The rules that the poll
/// declared hold unless others are declared for the count. Whether the bundle is what was published
/// is for `verify`; here it is only read. Abstentions are no ballots of the election.
final class BundleJson {
  static final String FORMAT = "convene-bundle";

  private static final Map<String, String> KINDS =
      Map.of(
          "options", "options",
          "ranking", "ranks",
          "points", "points",
          "placements", "placements",
          "objections", "objections");

  private final JsonValue.Members file;
  private final Options ids = new Options();
  private final List<String> labels = new ArrayList<>();
  private final List<Fraction> costs = new ArrayList<>();

  private BundleJson(JsonValue.Members file) {
    this.file = file;
  }

  static boolean is(JsonValue json) {
    return json instanceof JsonValue.Members members
        && members.member("format").filter(BundleJson::isFormat).isPresent();
  }

  private static boolean isFormat(JsonValue value) {
    return value instanceof JsonValue.Text text && text.text().equals(FORMAT);
  }

  static ElectionFile read(JsonValue json) throws UnreadableFile {
    return new BundleJson(json.members("a bundle")).readAll();
  }

  private ElectionFile readAll() throws UnreadableFile {
    JsonValue.Members poll = entry("setup").required("entry").members("an entry");
    poll = poll.required("poll").members("a poll");
    for (JsonValue option : poll.required("options").items("'options'")) {
      option(option.members("an option"));
    }
    PollMethod method = new PollMethod(poll.required("method").members("a method"));
    ElectionFile.Stated stated = method.stated(costs);
    Ballots ballots = OwnBallots.read(ballots(), ids, stated);
    boolean unique = labels.stream().distinct().count() == labels.size();
    return new ElectionFile(
        ElectionFile.BUNDLE,
        unique ? labels : ids.names(),
        Map.of(),
        List.of(ballots),
        stated,
        method.declared(),
        Optional.of(lot()));
  }

  private void option(JsonValue.Members option) throws UnreadableFile {
    ids.add(option.required("id").text("an id"));
    labels.add(PollMethod.text(option.required("label")));
    if (option.member("cost").isPresent()) {
      costs.add(Numerals.decimal(option.required("cost").number("a cost"), "a cost"));
    }
  }

  /// The posted entry of a type, with its head.
  private JsonValue.Members entry(String type) throws UnreadableFile {
    for (JsonValue item : file.required("entries").items("'entries'")) {
      JsonValue.Members posted = item.members("an entry");
      JsonValue.Members entry = posted.required("entry").members("an entry");
      if (entry.required("type").text("a type").text().equals(type)) {
        return posted;
      }
    }
    throw file.place()
        .refuse("no entry '%s' is on the board: the poll was not counted".formatted(type));
  }

  /// The ballots as our own form writes them, without the abstentions.
  private JsonValue ballots() throws UnreadableFile {
    List<JsonValue> ballots = new ArrayList<>();
    JsonValue all = file.required("ballots");
    for (JsonValue item : all.items("'ballots'")) {
      JsonValue.Members leaf = item.members("a ballot").required("leaf").members("a leaf");
      JsonValue.Members ballot = leaf.required("ballot").members("a ballot");
      Token type = ballot.required("type").text("a type");
      if (!type.text().equals("abstain")) {
        ballots.add(own(leaf, ballot, type));
      }
    }
    return new JsonValue.Items(all.place(), ballots);
  }

  private static JsonValue own(JsonValue.Members leaf, JsonValue.Members ballot, Token type)
      throws UnreadableFile {
    String kind = KINDS.get(type.text());
    if (kind == null) {
      throw type.refuse("a ballot of the type %s cannot be counted".formatted(type.quoted()));
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put(kind, ballot.required(kind));
    leaf.member("weight").ifPresent(weight -> members.put("weight", weight));
    return new JsonValue.Members(ballot.place(), members);
  }

  /// Options by `SHA-256(seed ‖ close head ‖ option id)`.
  private Lot lot() throws UnreadableFile {
    JsonValue.Members posted = entry("close");
    byte[] seed = hex(posted.required("entry").members("an entry").required("seed"));
    byte[] head = hex(posted.required("head"));
    List<String> drawn =
        ids.names().stream()
            .map(id -> Secrets.hex(joined(seed, head, id.getBytes(StandardCharsets.UTF_8))))
            .toList();
    return new Lot(
        IntStream.range(0, ids.size()).boxed().sorted(Comparator.comparing(drawn::get)).toList());
  }

  private static byte[] hex(JsonValue value) throws UnreadableFile {
    Token token = value.text("a hash");
    if (!token.text().matches("[0-9a-f]{64}")) {
      throw token.refuse("64 hexadecimal digits were expected");
    }
    return HexFormat.of().parseHex(token.text());
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /// What a poll's method settles.
  private record PollMethod(JsonValue.Members method) {
    ElectionFile.Stated stated(List<Fraction> costs) throws UnreadableFile {
      Optional<JsonValue> budget = method.member("budget");
      OptionalInt scale = whole("scale");
      return new ElectionFile.Stated(
          whole("seats"),
          budget.isEmpty()
              ? Optional.empty()
              : Optional.of(Numerals.decimal(budget.get().number("'budget'"), "'budget'")),
          costs,
          grades(),
          scale.isPresent() || !is("score") ? scale : whole("max"),
          whole("cap"),
          whole("credits"));
    }

    Declared declared() throws UnreadableFile {
      return new Declared(
          one("unranked", Unranked.values()),
          one("strength", Strength.values()),
          one("quota", Quota.values()),
          OptionalInt.empty(),
          Optional.empty(),
          whole("lowest"),
          is("fist-of-five") ? whole("median") : OptionalInt.empty(),
          Optional.empty());
    }

    private boolean is(String type) {
      return method
          .member("type")
          .filter(value -> value instanceof JsonValue.Text text && text.text().equals(type))
          .isPresent();
    }

    private <E extends Enum<E>> Optional<E> one(String name, E[] values) throws UnreadableFile {
      Optional<JsonValue> value = method.member(name);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      Token token = value.get().text("'" + name + "'");
      for (E constant : values) {
        if (org.convene.base.Kebab.of(constant).equals(token.text())) {
          return Optional.of(constant);
        }
      }
      throw token.refuse("'%s' is not %s".formatted(name, token.quoted()));
    }

    private OptionalInt whole(String name) throws UnreadableFile {
      Optional<JsonValue> value = method.member(name);
      return value.isEmpty()
          ? OptionalInt.empty()
          : OptionalInt.of(
              Numerals.whole(
                  value.get().number("'" + name + "'"), "'" + name + "'", 0, Limits.MAX_POINTS));
    }

    private List<String> grades() throws UnreadableFile {
      Optional<JsonValue> grades = method.member("grades");
      List<String> names = new ArrayList<>();
      if (grades.isPresent()) {
        for (JsonValue grade : grades.get().items("'grades'")) {
          names.add(text(grade));
        }
      }
      return names;
    }

    /// In the first of its languages.
    static String text(JsonValue text) throws UnreadableFile {
      JsonValue.Members in = text.members("a text");
      if (in.members().isEmpty()) {
        throw in.place().refuse("a text in no language");
      }
      return in.members().values().iterator().next().text("a text").text();
    }
  }
}
