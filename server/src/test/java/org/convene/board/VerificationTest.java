package org.convene.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.convene.base.Json;
import org.convene.board.BoardWorld.Kind;
import org.convene.board.Bundle.Read;
import org.convene.poll.Ballot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a bundle proves: as published it is right, and whatever is changed in it is named.
final class VerificationTest {
  /// The place of what is wrong in a file.
  private static String wrong(byte[] file) {
    return switch (Bundle.read(file)) {
      case Read.Broken<Bundle>(String what) -> what;
      case Read.Whole<Bundle>(Bundle bundle) ->
          Verification.of(bundle).wrong().map(Finding::toString).orElse("");
    };
  }

  private static String wrong(Kind kind, Consumer<ObjectNode> change) {
    ObjectNode json = BoardWorld.json(BoardWorld.bundle(kind, 12, new Random(7)));
    change.accept(json);
    return wrong(BoardWorld.bytes(json));
  }

  @ParameterizedTest
  @EnumSource
  void a_bundle_as_published_is_right(Kind kind) {
    for (int seed = 0; seed < 20; seed++) {
      Bundle bundle = BoardWorld.bundle(kind, 4 + seed, new Random(seed));
      assertThat(wrong(BoardWorld.bytes(BoardWorld.json(bundle)))).isEmpty();
      assertThat(Verification.of(bundle).checked()).hasSize(5);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_value_is_changed_is_named(Kind kind) {
    ObjectNode original = BoardWorld.json(BoardWorld.bundle(kind, 12, new Random(1)));
    Random random = new Random(99);
    for (int i = 0; i < 400; i++) {
      ObjectNode changed = original.deepCopy();
      String what = changeSomething(changed, random);
      assertThat(wrong(BoardWorld.bytes(changed))).as(what).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_byte_is_changed_is_named(Kind kind) {
    byte[] original = BoardWorld.bytes(BoardWorld.json(BoardWorld.bundle(kind, 8, new Random(2))));
    Random random = new Random(3);
    for (int i = 0; i < 600; i++) {
      byte[] changed = original.clone();
      int at = random.nextInt(changed.length);
      changed[at] = (byte) (32 + random.nextInt(95));
      String text = new String(changed, StandardCharsets.UTF_8);
      if (changed[at] != original[at]) {
        assertThat(wrong(changed))
            .as("byte %d: %s", at, text.substring(Math.max(0, at - 60), at + 1))
            .isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void dropping_adding_or_moving_a_ballot_is_named(Kind kind) {
    Random random = new Random(5);
    for (int i = 0; i < 100; i++) {
      assertThat(wrong(kind, json -> ballots(json).remove(random.nextInt(9)))).contains("ballots");
      assertThat(
              wrong(kind, json -> ballots(json).insert(random.nextInt(10), ballots(json).get(3))))
          .contains("ballots[");
      assertThat(wrong(kind, json -> swap(ballots(json), random.nextInt(8)))).contains("ballots[");
    }
  }

  @Test
  void the_place_is_named() {
    assertThat(wrong(Kind.OPEN, json -> ballot(json, 4).put("weight", "7")))
        .isEqualTo("ballots[4]: its content does not have its hash");
    assertThat(wrong(Kind.OPEN, json -> entry(json, 0).put("mandates", 13)))
        .isEqualTo("entries[0]: its head does not follow from it and the head before");
    assertThat(wrong(Kind.OPEN, json -> entry(json, 2).put("seed", "00".repeat(32))))
        .startsWith("entries[2]:");
    assertThat(
            wrong(
                Kind.OPEN,
                json -> ((ObjectNode) json.at("/entries/3/entry/result")).put("cast", 1)))
        .startsWith("entries[3]:");
    assertThat(
            wrong(Kind.OPEN, json -> ((ObjectNode) json.at("/roll/mandates/2")).put("name", "X")))
        .startsWith("roll:");
    assertThat(wrong(Kind.OPEN, json -> ((ArrayNode) json.at("/entries")).remove(3)))
        .isEqualTo("entries: the result is missing");
    assertThat(wrong(Kind.OPEN, json -> ((ArrayNode) json.at("/entries")).remove(1)))
        .startsWith("entries[1]:");
    assertThat(wrong(Kind.OPEN, json -> json.put("key", BoardSigner.generate().open().hex())))
        .startsWith("entries[0].signature:");
  }

  @Test
  void another_version_is_refused_by_name() {
    assertThat(wrong(Kind.OPEN, json -> json.put("version", 2)))
        .isEqualTo("version: this program knows version 1 of a convene-bundle only");
    assertThat(wrong(Kind.OPEN, json -> json.put("format", "convene-receipt")))
        .isEqualTo("format: this is no convene-bundle");
  }

  @Test
  void what_cannot_be_read_is_refused_with_its_place() {
    assertThat(wrong(new byte[0])).isNotEmpty();
    assertThat(wrong("[1,".getBytes(StandardCharsets.UTF_8))).contains("line 1");
    assertThat(wrong(Kind.OPEN, json -> json.remove("roll"))).contains("roll");
    assertThat(wrong(Kind.OPEN, json -> json.put("extra", 1))).contains("extra");
    assertThat(wrong(Kind.OPEN, json -> entry(json, 1).set("count", TextNode.valueOf("x"))))
        .startsWith("entries[1]");
  }

  /// One who has the key can sign anything; what is signed must still be a right count.
  @Test
  void even_who_holds_the_key_cannot_publish_a_wrong_count() {
    assertThat(
            resigned(
                Kind.OPEN,
                json -> ((ObjectNode) json.at("/entries/3/entry/result")).put("cast", 8)))
        .startsWith("entries[3].entry.result.cast:");
    assertThat(
            resigned(
                Kind.OPEN,
                json ->
                    ((ObjectNode) json.at("/entries/3/entry/result/counts/2")).put("votes", 99)))
        .startsWith("entries[3].entry.result.counts[2].votes:");
    assertThat(resigned(Kind.OPEN, json -> entry(json, 2).put("seed", "00".repeat(32))))
        .isEqualTo("entries[2].entry.seed: the setup committed to another");
    assertThat(resigned(Kind.OPEN, json -> entry(json, 0).put("ties", "chair")))
        .startsWith("entries[0].entry.ties:");
    assertThat(resigned(Kind.OPEN, json -> entry(json, 1).put("count", 8)))
        .isEqualTo("ballots: there are 9, and 8 were cast");
    assertThat(resigned(Kind.OPEN, json -> entry(json, 1).put("root", "00".repeat(32))))
        .startsWith("ballots: they are not those");
  }

  @Test
  void even_who_holds_the_key_cannot_count_what_may_not_be_there() {
    assertThat(stuffed(Kind.OPEN, leaves -> leaves.add(Leaf.open(BoardWorld.mandate(3), none()))))
        .contains("its mandate is used twice");
    assertThat(stuffed(Kind.OPEN, leaves -> leaves.add(Leaf.open(BoardWorld.mandate(50), none()))))
        .contains("its mandate is not on the roll");
    assertThat(
            stuffed(
                Kind.OPEN,
                leaves -> leaves.add(Leaf.secret(Hash.of(new byte[] {1}), null, none()))))
        .contains("its mandate is not on the roll");
    assertThat(
            stuffed(
                Kind.VEILED,
                leaves -> leaves.add(Leaf.veiled(BoardWorld.mandate(3), BoardWorld.SALTS, none()))))
        .contains("its mandate is used twice");
    assertThat(
            stuffed(
                Kind.VEILED,
                leaves ->
                    add(
                        9,
                        i ->
                            leaves.add(
                                Leaf.veiled(
                                    BoardWorld.mandate(12 + 6 * i), BoardWorld.SALTS, none())))))
        .contains("more ballots of this weight and class than mandates");
    assertThat(
            stuffed(
                Kind.SECRET,
                leaves ->
                    add(
                        9,
                        i ->
                            leaves.add(Leaf.secret(Hash.of(new byte[] {(byte) i}), null, none())))))
        .contains("more ballots of this class than tokens");
    assertThat(
            stuffed(
                Kind.SECRET,
                leaves -> leaves.add(Leaf.secret(Hash.of(new byte[] {1}), "city", none()))))
        .contains("more ballots of this class than tokens");
    assertThat(
            stuffed(
                Kind.OPEN,
                leaves ->
                    leaves.set(0, Leaf.open(BoardWorld.mandate(0), new Ballot.Options(List.of())))))
        .contains("the ballot names 0 options");
  }

  private static Ballot none() {
    return new Ballot.Abstain();
  }

  private static void add(int times, IntConsumer add) {
    for (int i = 0; i < times; i++) {
      add.accept(i);
    }
  }

  /// A board whose ballots were chosen by whoever holds the key.
  private static String stuffed(Kind kind, Consumer<List<Leaf>> stuff) {
    var roll = BoardWorld.roll(12);
    List<Leaf> leaves = new ArrayList<>(BoardWorld.leaves(kind, roll, new Random(7)));
    stuff.accept(leaves);
    Chain open =
        new Chain(BoardWorld.POLL, List.of()).post(BoardWorld.setup(kind, roll), BoardWorld.SIGNER);
    Chain closed =
        open.post(Leaves.of(leaves).entry(), BoardWorld.SIGNER)
            .post(new Entry.Close(BoardWorld.SEED), BoardWorld.SIGNER)
            .post(
                new Entry.Counted(BoardWorld.AT, Json.MAPPER.createObjectNode()),
                BoardWorld.SIGNER);
    Bundle bundle =
        Bundle.of(BoardWorld.SIGNER.open(), closed, Canonical.tree(roll), Leaves.of(leaves));
    return wrong(BoardWorld.bytes(BoardWorld.json(bundle)));
  }

  /// The same board with other content, every head and signature made anew.
  private static String resigned(Kind kind, Consumer<ObjectNode> change) {
    return wrong(
        kind,
        json -> {
          change.accept(json);
          Hash head = new Chain(BoardWorld.POLL, List.of()).head();
          ArrayNode entries = (ArrayNode) json.get("entries");
          for (int i = 0; i < entries.size(); i++) {
            ObjectNode posted = (ObjectNode) entries.get(i);
            head = Chain.next(head, posted.get("entry"));
            posted.put("head", head.hex());
            posted.put("signature", BoardWorld.SIGNER.sign(BoardWorld.POLL, i, head));
          }
        });
  }

  private static ArrayNode ballots(ObjectNode json) {
    return (ArrayNode) json.get("ballots");
  }

  private static ObjectNode ballot(ObjectNode json, int i) {
    return (ObjectNode) ballots(json).get(i).get("leaf");
  }

  private static ObjectNode entry(ObjectNode json, int i) {
    return (ObjectNode) json.at("/entries/" + i + "/entry");
  }

  private static void swap(ArrayNode array, int i) {
    JsonNode first = array.get(i);
    array.set(i, array.get(i + 1));
    array.set(i + 1, first);
  }

  /// Changes, drops, repeats or moves one value, wherever it is.
  private static String changeSomething(ObjectNode json, Random random) {
    JsonNode at = json;
    String path = "";
    while (true) {
      int pick = random.nextInt(at.size());
      String step = at.isArray() ? Integer.toString(pick) : names(at).get(pick);
      JsonNode child = at.isArray() ? at.get(pick) : at.get(step);
      path = path + "/" + step;
      if (child.isContainerNode() && !child.isEmpty() && random.nextInt(6) > 0) {
        at = child;
      } else {
        return path + " " + change(at, step, pick, child, random);
      }
    }
  }

  private static String change(JsonNode in, String name, int pick, JsonNode value, Random random) {
    boolean drop = random.nextInt(4) == 0;
    JsonNode other = other(value);
    if (in instanceof ObjectNode object) {
      return drop ? "dropped " + object.remove(name) : "changed " + object.replace(name, other);
    }
    ArrayNode array = (ArrayNode) in;
    if (drop) {
      return "dropped " + array.remove(pick);
    }
    return random.nextBoolean()
        ? "changed " + array.set(pick, other)
        : "added " + array.insert(pick, value.deepCopy());
  }

  private static JsonNode other(JsonNode value) {
    if (value.isTextual()) {
      String text = value.textValue();
      return TextNode.valueOf(
          text.isEmpty()
              ? "x"
              : text.substring(0, text.length() - 1) + (text.endsWith("1") ? "2" : "1"));
    }
    if (value.isIntegralNumber()) {
      return Json.MAPPER.getNodeFactory().numberNode(value.intValue() + 1);
    }
    if (value.isBoolean()) {
      return Json.MAPPER.getNodeFactory().booleanNode(!value.booleanValue());
    }
    return value.isArray()
        ? Json.MAPPER.createArrayNode().add("x").addAll((ArrayNode) value)
        : ((ObjectNode) value.deepCopy()).put("x", "y");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.sort(names);
    return names;
  }
}
