package org.convene.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.convene.wire.ClientMessage;

/// Law: whatever a frame holds, it is a message or broken by name.
public final class ReadFrame {
  private ReadFrame() {}

  public static void fuzzerTestOneInput(byte[] frame) {
    Objects.requireNonNull(ClientMessage.read(new String(frame, StandardCharsets.UTF_8)));
  }
}
