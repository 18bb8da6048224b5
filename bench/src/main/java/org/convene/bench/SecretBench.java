package org.convene.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.util.concurrent.Callable;
import org.convene.secret.BlindSigner;
import org.convene.secret.BlindSigner.Signed;
import org.convene.secret.Blinding;
import org.convene.secret.Variant;
import picocli.CommandLine.Command;

/// `./convene bench secret`: what a secret ballot costs in cryptography, beside a plain signature
/// of the same key by the JDK. A server spends one signature to issue a token, and one verification
/// to take it.
@Command(
    name = "secret",
    description = "Signs blinded tokens and verifies cast ones.",
    mixinStandardHelpOptions = true)
final class SecretBench implements Callable<Integer> {
  private static final byte[] MESSAGE = "a token".getBytes(StandardCharsets.UTF_8);

  @Override
  public Integer call() throws GeneralSecurityException {
    BlindSigner signer = BlindSigner.generate();
    byte[] token = Blinding.prepare(Variant.PSS_RANDOMIZED, MESSAGE);
    Blinding blinding = Blinding.blind(signer.open(), Variant.PSS_RANDOMIZED, token);
    byte[] signature = finished(signer, blinding);
    Measured plain = Measured.of(plain(signer));
    Report report = new Report(System.out, "one of a secret poll", "× a plain signature");
    report.add(plain, plain);
    report.add(
        Measured.of(
            new Workload("issuing a token", 1, () -> signer.sign(blinding.blinded()).hashCode())),
        plain);
    report.add(
        Measured.of(
            new Workload(
                "verifying a token",
                1,
                () -> signer.open().verifies(Variant.PSS_RANDOMIZED, token, signature))),
        plain);
    return 0;
  }

  private static byte[] finished(BlindSigner signer, Blinding blinding) {
    return switch (signer.sign(blinding.blinded())) {
      case Signed.Done(byte[] blind) -> blinding.finish(blind).orElseThrow();
      case Signed.Unfit _ -> throw new IllegalStateException("its own blinding does not fit");
    };
  }

  private static Workload plain(BlindSigner signer) throws GeneralSecurityException {
    PrivateKey key =
        KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(signer.encoded()));
    Signature jdk = Signature.getInstance("RSASSA-PSS");
    jdk.setParameter(new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1));
    return new Workload("a plain signature", 1, () -> sign(jdk, key));
  }

  private static Object sign(Signature jdk, PrivateKey key) {
    try {
      jdk.initSign(key);
      jdk.update(MESSAGE);
      return jdk.sign().length;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with RSA", e);
    }
  }
}
