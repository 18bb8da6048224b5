package org.convene.cookbook;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.convene.base.EntryId;
import org.convene.base.InitiativeId;
import org.convene.postgres.Columns;

/// Deliverables, their themes and entries.
public final class CookbookStore {
  static final String DELIVERABLES =
      """
      select id, initiative_id, kind, title, about, made_by, scale, audience, impact, shown_at,
        feeds, position
      from deliverable where initiative_id = $1 order by position
      """;

  static final String INSERT_DELIVERABLE =
      """
      insert into deliverable (id, initiative_id, kind, title, about, made_by, scale, audience,
        impact, shown_at, feeds, position)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
      """;

  static final String THEMES =
      """
      select id, deliverable_id, key, title, position
      from theme where deliverable_id = $1 order by position
      """;

  static final String INSERT_THEME =
      """
      insert into theme (id, deliverable_id, key, title, position) values ($1, $2, $3, $4, $5)
      """;

  static final String ENTRIES =
      """
      select entry.id, entry.deliverable_id, theme_id, slug, entry.title, body, entry.position
      from entry join theme on theme.id = theme_id
      where entry.deliverable_id = $1 order by theme.position, entry.position
      """;

  static final String INSERT_ENTRY =
      """
      insert into entry (id, deliverable_id, theme_id, slug, title, body, position)
      values ($1, $2, $3, $4, $5, $6, $7)
      """;

  private final SqlClient client;

  public CookbookStore(SqlClient client) {
    this.client = client;
  }

  /// In the order in which they feed one another.
  public Future<List<Deliverable>> deliverables(InitiativeId of) {
    return list(DELIVERABLES, of.value(), CookbookStore::deliverable);
  }

  public Future<List<Theme>> themes(UUID deliverable) {
    return list(THEMES, deliverable, CookbookStore::theme);
  }

  /// By theme, then position.
  public Future<List<Entry>> entries(UUID deliverable) {
    return list(ENTRIES, deliverable, CookbookStore::entry);
  }

  public Future<Void> insertDeliverables(List<Deliverable> deliverables) {
    return insert(INSERT_DELIVERABLE, deliverables, CookbookStore::tuple);
  }

  public Future<Void> insertThemes(List<Theme> themes) {
    return insert(
        INSERT_THEME,
        themes,
        t -> Tuple.of(t.id(), t.deliverable(), t.key(), Columns.json(t.title()), t.position()));
  }

  public Future<Void> insertEntries(List<Entry> entries) {
    return insert(
        INSERT_ENTRY,
        entries,
        e ->
            Tuple.of(
                e.id().value(),
                e.deliverable(),
                e.theme(),
                e.slug(),
                Columns.json(e.title()),
                Columns.json(e.body()),
                e.position()));
  }

  private <T> Future<List<T>> list(String sql, UUID key, Function<Row, T> read) {
    return client
        .preparedQuery(sql)
        .execute(Tuple.of(key))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(read).toList());
  }

  private <T> Future<Void> insert(String sql, List<T> rows, Function<T, Tuple> tuple) {
    return client.preparedQuery(sql).executeBatch(rows.stream().map(tuple).toList()).mapEmpty();
  }

  private static Tuple tuple(Deliverable d) {
    return Tuple.of(
        d.id(),
        d.initiative().value(),
        d.kind().json(),
        Columns.json(d.title()),
        Columns.json(d.about()),
        Columns.json(d.madeBy()),
        Columns.json(d.scale()),
        Columns.json(d.audience()),
        Columns.json(d.impact()),
        Columns.json(d.shownAt()),
        Columns.json(d.feeds()),
        d.position());
  }

  private static Deliverable deliverable(Row row) {
    String kind = row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_');
    return new Deliverable(
        row.getUUID("id"),
        new InitiativeId(row.getUUID("initiative_id")),
        DeliverableKind.valueOf(kind),
        Columns.text(row, "title"),
        Columns.text(row, "about"),
        Columns.textOrNull(row, "made_by"),
        Columns.textOrNull(row, "scale"),
        Columns.textOrNull(row, "audience"),
        Columns.textOrNull(row, "impact"),
        Columns.textOrNull(row, "shown_at"),
        Columns.textOrNull(row, "feeds"),
        row.getInteger("position"));
  }

  private static Theme theme(Row row) {
    return new Theme(
        row.getUUID("id"),
        row.getUUID("deliverable_id"),
        row.getString("key"),
        Columns.text(row, "title"),
        row.getInteger("position"));
  }

  private static Entry entry(Row row) {
    return new Entry(
        new EntryId(row.getUUID("id")),
        row.getUUID("deliverable_id"),
        row.getUUID("theme_id"),
        row.getString("slug"),
        Columns.text(row, "title"),
        Columns.text(row, "body"),
        row.getInteger("position"));
  }
}
