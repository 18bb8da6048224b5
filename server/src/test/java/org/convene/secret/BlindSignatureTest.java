package org.convene.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.convene.base.Json;
import org.convene.secret.BlindSigner.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// RFC 9474 as its Appendix A has it, and what a signer must never do.
final class BlindSignatureTest {
  private static final JsonNode RFC = rfc();
  private static final BlindSigner SIGNER = signer(RFC.get("key"));
  private static final BlindSigner POLL = BlindSigner.generate();

  private static JsonNode rfc() {
    try (InputStream file = BlindSignatureTest.class.getResourceAsStream("rfc9474.json")) {
      return Json.MAPPER.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> vectors() {
    return StreamSupport.stream(RFC.get("vectors").spliterator(), false)
        .map(vector -> Arguments.of(vector.get("name").asText(), vector));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void signs_blindly_as_the_rfc_does(String name, JsonNode vector) {
    Variant variant = variant(name);
    byte[] prepared = hex(vector.get("msg_prefix").asText() + vector.get("msg").asText());
    Blinding blinding =
        Blinding.blind(
            SIGNER.open(),
            variant,
            prepared,
            hex(vector.get("salt").asText()),
            number(vector.get("inv")));
    assertThat(text(blinding.blinded())).isEqualTo(vector.get("blinded_msg").asText());

    byte[] blindSignature = signed(SIGNER, blinding.blinded());
    assertThat(text(blindSignature)).isEqualTo(vector.get("blind_sig").asText());

    byte[] signature = blinding.finish(blindSignature).orElseThrow();
    assertThat(text(signature)).isEqualTo(vector.get("sig").asText());
    assertThat(SIGNER.open().verifies(variant, prepared, signature)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void no_other_variant_takes_the_signature_of_one_with_another_salt(String name, JsonNode vector) {
    byte[] prepared = hex(vector.get("msg_prefix").asText() + vector.get("msg").asText());
    for (Variant other : Variant.values()) {
      assertThat(SIGNER.open().verifies(other, prepared, hex(vector.get("sig").asText())))
          .isEqualTo(other.saltBytes() == variant(name).saltBytes());
    }
  }

  @Test
  void a_token_of_a_poll_goes_round() {
    byte[] token = Blinding.prepare(Variant.PSS_RANDOMIZED, bytes("token"));
    Blinding blinding = Blinding.blind(POLL.open(), Variant.PSS_RANDOMIZED, token);
    byte[] signature = blinding.finish(signed(POLL, blinding.blinded())).orElseThrow();
    assertThat(POLL.open().verifies(Variant.PSS_RANDOMIZED, token, signature)).isTrue();
    assertThat(SIGNER.open().verifies(Variant.PSS_RANDOMIZED, token, signature)).isFalse();
  }

  @Test
  void the_same_blinded_message_gives_the_same_signature() {
    Blinding blinding = Blinding.blind(POLL.open(), Variant.PSS_RANDOMIZED, bytes("token"));
    assertThat(signed(POLL, blinding.blinded())).isEqualTo(signed(POLL, blinding.blinded()));
  }

  @Test
  void a_changed_token_signature_or_answer_is_worth_nothing() {
    Blinding blinding = Blinding.blind(POLL.open(), Variant.PSS_RANDOMIZED, bytes("token"));
    byte[] answer = signed(POLL, blinding.blinded());
    byte[] signature = blinding.finish(answer).orElseThrow();
    TokenKey key = POLL.open();
    assertThat(key.verifies(Variant.PSS_RANDOMIZED, bytes("tokem"), signature)).isFalse();
    for (int at : new int[] {0, 100, 255}) {
      assertThat(key.verifies(Variant.PSS_RANDOMIZED, bytes("token"), changed(signature, at)))
          .isFalse();
      assertThat(blinding.finish(changed(answer, at))).isEmpty();
    }
    assertThat(key.verifies(Variant.PSS_RANDOMIZED, bytes("token"), new byte[0])).isFalse();
    assertThat(blinding.finish(Arrays.copyOf(answer, 255))).isEmpty();
  }

  @Test
  void what_is_no_number_below_the_modulus_is_not_signed() {
    byte[] modulus = Octets.of(POLL.open().modulus(), 256);
    assertThat(POLL.sign(modulus)).isInstanceOf(Signed.Unfit.class);
    assertThat(POLL.sign(new byte[255])).isInstanceOf(Signed.Unfit.class);
    assertThat(POLL.sign(new byte[257])).isInstanceOf(Signed.Unfit.class);
  }

  @Test
  void keys_are_read_back_as_they_were_written() throws Exception {
    String json = Json.MAPPER.writeValueAsString(POLL.open());
    assertThat(json).startsWith("{\"kty\":\"RSA\",\"alg\":\"PS384\",\"n\":\"");
    assertThat(Json.MAPPER.readValue(json, TokenKey.class)).isEqualTo(POLL.open());
    assertThat(BlindSigner.decode(POLL.encoded()).open()).isEqualTo(POLL.open());
  }

  private static byte[] signed(BlindSigner signer, byte[] blinded) {
    return ((Signed.Done) signer.sign(blinded)).signature();
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }

  private static Variant variant(String name) {
    return Arrays.stream(Variant.values())
        .filter(variant -> variant.rfcName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static BlindSigner signer(JsonNode key) {
    BigInteger p = number(key.get("p"));
    BigInteger q = number(key.get("q"));
    BigInteger d = number(key.get("d"));
    RSAPrivateCrtKeySpec spec =
        new RSAPrivateCrtKeySpec(
            number(key.get("n")),
            number(key.get("e")),
            d,
            p,
            q,
            d.mod(p.subtract(BigInteger.ONE)),
            d.mod(q.subtract(BigInteger.ONE)),
            q.modInverse(p));
    try {
      return BlindSigner.of((RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BigInteger number(JsonNode hex) {
    return new BigInteger(hex.asText(), 16);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
