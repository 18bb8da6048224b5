package org.convene.bench.live;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.convene.base.CannotStart;
import org.convene.postgres.DatabaseAddress;
import org.convene.postgres.EmbeddedDatabase;

/// `convene serve` with the example initiative, and its PostgreSQL beside it, so that each has
/// processes of its own.
record ConveneServer(EmbeddedDatabase database, ProcessTree databaseTree, JavaProcess server)
    implements AutoCloseable {
  static ConveneServer start(Path folder) throws CannotStart, IOException {
    Path data = Files.createDirectories(folder.resolve("database"));
    EmbeddedDatabase database = EmbeddedDatabase.start(data);
    Children.atEnd(database);
    try {
      return new ConveneServer(database, tree(data), serve(folder, database.address()));
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static ProcessTree tree(Path data) throws IOException {
    Path pid = data.resolve("postgres").resolve("postmaster.pid");
    return ProcessTree.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()));
  }

  private static JavaProcess serve(Path folder, DatabaseAddress at) throws IOException {
    return JavaProcess.of(folder.resolve("server.log"), Launched.serve(folder.resolve("data"), at));
  }

  String url() {
    return server.ready();
  }

  int port() {
    return URI.create(url()).getPort();
  }

  /// Processor time of server and database so far.
  double cpuSeconds() {
    return server.tree().cpuSeconds() + databaseTree.cpuSeconds();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    server.close();
    database.close();
  }
}
