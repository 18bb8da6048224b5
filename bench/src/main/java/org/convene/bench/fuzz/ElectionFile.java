package org.convene.bench.fuzz;

import java.util.Objects;
import org.convene.tally.file.ElectionFiles;
import org.convene.tally.file.UnreadableFile;

/// Law: whatever an election file holds, it is read or refused with a reason.
public final class ElectionFile {
  private ElectionFile() {}

  public static void fuzzerTestOneInput(byte[] file) {
    try {
      Objects.requireNonNull(ElectionFiles.read(file));
    } catch (UnreadableFile refused) {
      if (refused.said().isBlank()) {
        throw new IllegalStateException("refused without a reason");
      }
    }
  }
}
