package org.convene.secret;

/// The four ways of RFC 9474, section 5. Polls use [#PSS_RANDOMIZED], the one it recommends; the
/// others are here to be checked against its test vectors.
public enum Variant {
  PSS_RANDOMIZED("RSABSSA-SHA384-PSS-Randomized", 48, 32),
  PSSZERO_RANDOMIZED("RSABSSA-SHA384-PSSZERO-Randomized", 0, 32),
  PSS_DETERMINISTIC("RSABSSA-SHA384-PSS-Deterministic", 48, 0),
  PSSZERO_DETERMINISTIC("RSABSSA-SHA384-PSSZERO-Deterministic", 0, 0);

  private final String rfcName;
  private final int saltBytes;
  private final int prefixBytes;

  Variant(String rfcName, int saltBytes, int prefixBytes) {
    this.rfcName = rfcName;
    this.saltBytes = saltBytes;
    this.prefixBytes = prefixBytes;
  }

  public String rfcName() {
    return rfcName;
  }

  /// Of the PSS encoding.
  public int saltBytes() {
    return saltBytes;
  }

  /// Random bytes put before the message, so that nobody chooses what is signed.
  public int prefixBytes() {
    return prefixBytes;
  }
}
