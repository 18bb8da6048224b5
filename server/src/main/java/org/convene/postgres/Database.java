package org.convene.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;

/// The two ways to the database that every store gets by its constructor.
///
/// [#pool] lends a connection to one transaction at a time. [#client] pipelines single statements
/// of many callers over few connections, each its own transaction; it is the faster one for reads
/// and lone writes. Statements are prepared once per connection and kept.
public final class Database {
  /// Transactions at once. Past it they wait in line; more would only queue inside PostgreSQL,
  /// which does real work on as many as it has cores, and eat into its `max_connections` (100) when
  /// nodes are added.
  static final int TRANSACTION_CONNECTIONS = 12;

  /// One pipelined connection is bound by one PostgreSQL process; a few let cores share the
  /// reading.
  static final int PIPELINED_CONNECTIONS = 4;

  /// Statements under way on one connection. Past it callers wait here instead of in the socket's
  /// buffers.
  static final int PIPELINING_LIMIT = 128;

  /// Callers waiting for a connection. Past it they fail at once: a database that is that far
  /// behind will not answer them in time, and an endless line would fill the memory.
  static final int WAITING_LIMIT = 10_000;

  /// Statements kept prepared on a connection; above the number of different texts in all stores.
  static final int STATEMENT_CACHE = 512;

  private final Pool pool;
  private final SqlClient client;

  public Database(Vertx vertx, DatabaseAddress address) {
    PgConnectOptions options = connectOptions(address);
    this.pool =
        PgBuilder.pool()
            .with(poolOptions("transactions", TRANSACTION_CONNECTIONS))
            .connectingTo(options)
            .using(vertx)
            .build();
    this.client =
        PgBuilder.client()
            .with(poolOptions("statements", PIPELINED_CONNECTIONS))
            .connectingTo(new PgConnectOptions(options).setPipeliningLimit(PIPELINING_LIMIT))
            .using(vertx)
            .build();
  }

  /// For transactions: `pool().withTransaction(connection -> …)`.
  public Pool pool() {
    return pool;
  }

  /// For single statements: `client().preparedQuery(sql).execute(tuple)`.
  public SqlClient client() {
    return client;
  }

  /// Succeeds when the database answers.
  public Future<Void> ping() {
    return client.query("SELECT 1").execute().mapEmpty();
  }

  /// Gives every connection back. What was committed stays, what was not is rolled back.
  public Future<Void> close() {
    return Future.join(client.close(), pool.close()).mapEmpty();
  }

  private static PoolOptions poolOptions(String name, int size) {
    return new PoolOptions()
        .setName(name)
        .setMaxSize(size)
        .setMaxWaitQueueSize(WAITING_LIMIT)
        .setConnectionTimeout(10);
  }

  private static PgConnectOptions connectOptions(DatabaseAddress address) {
    return new PgConnectOptions()
        .setHost(address.host())
        .setPort(address.port())
        .setDatabase(address.database())
        .setUser(address.user())
        .setPassword(address.password())
        .setSslMode(SslMode.of(address.encryption().sslmode()))
        .setSslOptions(sslOptions(address))
        .setCachePreparedStatements(true)
        .setPreparedStatementCacheMaxSize(STATEMENT_CACHE)
        .setPreparedStatementCacheSqlLimit(Integer.MAX_VALUE)
        .addProperty("application_name", "convene")
        .addProperty("TimeZone", "UTC");
  }

  private static ClientSSLOptions sslOptions(DatabaseAddress address) {
    return switch (address.encryption()) {
      case DISABLE, PREFER, REQUIRE -> new ClientSSLOptions().setTrustAll(true);
      case VERIFY_FULL -> new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS");
    };
  }
}
