package org.convene.board;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import org.convene.base.PollId;

/// The private half of a [BoardKey]: the server's signature under what its boards say.
public final class BoardSigner {
  private final PrivateKey key;
  private final BoardKey open;

  private BoardSigner(PrivateKey key, BoardKey open) {
    this.key = key;
    this.open = open;
  }

  public static BoardSigner generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new BoardSigner(pair.getPrivate(), BoardKey.of(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw noEd25519(e);
    }
  }

  /// @param pkcs8 what [#encoded()] gave
  public static BoardSigner decode(byte[] pkcs8, BoardKey open) {
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
      return new BoardSigner(KeyFactory.getInstance("Ed25519").generatePrivate(spec), open);
    } catch (GeneralSecurityException e) {
      throw noEd25519(e);
    }
  }

  public byte[] encoded() {
    return key.getEncoded();
  }

  public BoardKey open() {
    return open;
  }

  /// 128 hexadecimal digits.
  String sign(PollId poll, int index, Hash head) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(BoardKey.signed(poll, index, head));
      return HexFormat.of().formatHex(signer.sign());
    } catch (GeneralSecurityException e) {
      throw noEd25519(e);
    }
  }

  private static IllegalStateException noEd25519(GeneralSecurityException e) {
    return new IllegalStateException("every JDK has Ed25519", e);
  }
}
