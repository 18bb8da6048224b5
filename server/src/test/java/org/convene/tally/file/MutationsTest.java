package org.convene.tally.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.convene.board.BoardWorld;
import org.convene.board.Bundle;

/// Whatever happens to a file, it is read or refused: no other exception leaves a reader.
class MutationsTest {
  private static final List<String> PARTS =
      List.of(
          "0",
          "-1",
          "9999999999",
          "1e999999999",
          ".",
          ",",
          ";",
          ":",
          "=",
          ">",
          "{",
          "}",
          "[",
          "]",
          "(",
          "\"",
          "#",
          "-",
          "\n",
          "\r",
          "\t",
          " ",
          "\u0000",
          "\u0080",
          "𝟙",
          "META",
          "V: ",
          "null",
          "{}",
          "1,2");

  private static final List<String> EXAMPLES =
      Stream.concat(Examples.ALL.stream(), Stream.of(bundle())).toList();

  private static String bundle() {
    Bundle bundle = BoardWorld.bundle(BoardWorld.Kind.OPEN, 6, new Random(1));
    return new String(BoardWorld.bytes(BoardWorld.json(bundle)), StandardCharsets.UTF_8);
  }

  @Property(tries = 4000)
  void aChangedFileIsReadOrRefused(
      @ForAll @IntRange(min = 0) int which,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int changes) {
    String example = EXAMPLES.get(which % EXAMPLES.size());
    Random random = new Random(seed);
    byte[] bytes = example.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < changes; i++) {
      bytes = changed(bytes, random);
    }
    readOrRefuse(bytes);
  }

  @Property(tries = 1000)
  void noiseIsReadOrRefused(@ForAll byte[] noise) {
    readOrRefuse(noise);
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      ElectionFile file = ElectionFiles.read(bytes);
      file.readings().forEach(Ballots::weight);
    } catch (UnreadableFile expected) {
      if (expected.said().lines().count() != 1) {
        throw new AssertionError("not one line: " + expected.said(), expected);
      }
    }
  }

  private static byte[] changed(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(12));
    byte[] head = Arrays.copyOf(bytes, at);
    byte[] tail = Arrays.copyOfRange(bytes, to, bytes.length);
    return switch (random.nextInt(5)) {
      case 0 -> joined(head, new byte[0], tail);
      case 1 ->
          joined(
              head,
              PARTS.get(random.nextInt(PARTS.size())).getBytes(StandardCharsets.UTF_8),
              Arrays.copyOfRange(bytes, at, bytes.length));
      case 2 ->
          joined(
              head, PARTS.get(random.nextInt(PARTS.size())).getBytes(StandardCharsets.UTF_8), tail);
      case 3 -> head;
      default ->
          joined(
              head, Arrays.copyOfRange(bytes, at, to), Arrays.copyOfRange(bytes, at, bytes.length));
    };
  }

  private static byte[] joined(byte[] head, byte[] middle, byte[] tail) {
    byte[] all = Arrays.copyOf(head, head.length + middle.length + tail.length);
    System.arraycopy(middle, 0, all, head.length, middle.length);
    System.arraycopy(tail, 0, all, head.length + middle.length, tail.length);
    return all;
  }
}
