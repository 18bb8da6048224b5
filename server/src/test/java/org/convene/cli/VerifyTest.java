package org.convene.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.convene.board.BoardWorld;
import org.convene.board.BoardWorld.Kind;
import org.convene.board.Bundle;
import org.convene.board.HeadWords;
import org.convene.board.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./convene verify`.
class VerifyTest {
  private static final Bundle BUNDLE = BoardWorld.bundle(Kind.VEILED, 9, new Random(4));

  @TempDir Path folder;

  private record Run(int code, String out, String error) {}

  private Run run(byte[] file, String... more) throws IOException {
    Path path = Files.write(folder.resolve("bundle.json"), file);
    List<String> arguments = new ArrayList<>(List.of("verify", path.toString()));
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  private static Run run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error))
            .execute(arguments.toArray(String[]::new));
    return new Run(code, out.toString(), error.toString());
  }

  private static ObjectNode json() {
    return BoardWorld.json(BUNDLE);
  }

  private static byte[] good() {
    return BoardWorld.bytes(json());
  }

  @Test
  void a_right_bundle_says_what_was_checked() throws IOException {
    Run run = run(good());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("right   chain:", "right   roll:", "right   ballots:", "right   result:")
        .contains(HeadWords.of(BUNDLE.entries().getLast().head()))
        .contains(BUNDLE.key().fingerprint().hex())
        .contains("give --key or --head");
    assertThat(run.error()).isEmpty();
  }

  @Test
  void a_wrong_bundle_is_named_and_ends_with_1() throws IOException {
    ObjectNode json = json();
    ((ObjectNode) json.at("/ballots/3/leaf")).put("weight", "9");
    Run run = run(BoardWorld.bytes(json));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("WRONG   ballots[3]: its content does not have its hash");
  }

  @Test
  void what_cannot_be_read_ends_with_2_and_one_line() throws IOException {
    assertThat(run("{".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(2);
    Run other = run(BoardWorld.bytes(json().put("version", 3)));
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.error()).contains("version: this program knows version 1").hasLineCount(1);
    assertThat(run(List.of("verify", folder.resolve("none").toString())).code()).isEqualTo(2);
    assertThat(run(List.of("verify")).code()).isEqualTo(2);
  }

  @Test
  void the_key_that_was_made_known_must_have_signed_it() throws IOException {
    assertThat(run(good(), "--key", BUNDLE.key().fingerprint().hex()).code()).isZero();
    Run run = run(good(), "--key", "00".repeat(32));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("WRONG   key: its fingerprint is");
  }

  @Test
  void the_head_on_the_wall_must_be_its_own() throws IOException {
    String words = HeadWords.of(BUNDLE.entries().get(3).head());
    assertThat(run(good(), "--head", words.replace('-', ' ')).out()).contains("that of entries[3]");
    assertThat(run(good(), "--head", BUNDLE.entries().get(0).head().hex()).code()).isZero();
    Run run = run(good(), "--head", "lusab-babad-gutih-tugad-lusab-babad");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("WRONG   entries: none has this head");
  }

  @Test
  void a_receipt_must_belong_to_it() throws IOException {
    Receipt receipt = BoardWorld.receipt(BUNDLE, 2);
    Path mine = Files.write(folder.resolve("r.json"), BoardWorld.bytes(BoardWorld.json(receipt)));
    Run run = run(good(), "--receipt", mine.toString());
    assertThat(run.code()).as(run.out() + run.error()).isZero();
    assertThat(run.out()).contains("right   receipt: ballots[2]");

    byte[] other = BoardWorld.bytes(BoardWorld.json(receipt).put("index", 1));
    Path forged = Files.write(folder.resolve("f.json"), other);
    Run wrong = run(good(), "--receipt", forged.toString());
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).contains("WRONG   receipt.leaf:");
  }
}
