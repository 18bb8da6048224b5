package org.convene.bench.chaos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// People whose clients read nothing at all, or a byte a second, while the agenda is rewritten with
/// long texts: they must cost the others nothing.
///
/// @param bytes a second that each reads
record SlowReaders(int bytes, int count, int seconds) implements Fault {
  private static final int QUESTIONS = 100;

  @Override
  public String name() {
    return bytes == 0 ? count + " read nothing" : count + " read a byte a second";
  }

  @Override
  public void strike(Arena arena) throws IOException, InterruptedException {
    List<RawSocket> sockets = new ArrayList<>();
    try {
      for (Pass stranger : arena.strangers(count)) {
        sockets.add(enter(arena, stranger));
      }
      arena.ask(() -> arena.chair().shout(true));
      for (int second = 0; second < seconds; second++) {
        Arena.pass(Duration.ofSeconds(1));
        for (RawSocket socket : sockets) {
          trickle(socket);
        }
      }
      arena.weigh();
    } finally {
      arena.ask(() -> arena.chair().shout(false));
      for (RawSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /// Asks for more answers than may wait for somebody who does not read.
  private static RawSocket enter(Arena arena, Pass stranger) throws IOException {
    RawSocket socket = new RawSocket(arena.serving().address()).upgrade();
    String session = arena.way().session();
    socket.hello(arena.doorway().ticket(session, stranger).join().value(), session);
    for (int i = 0; i < QUESTIONS; i++) {
      socket.text("{}");
    }
    return socket;
  }

  private void trickle(RawSocket socket) {
    try {
      for (int i = 0; i < bytes; i++) {
        socket.read();
      }
    } catch (IOException e) {
      // The server had enough of it, as it may.
    }
  }
}
