package org.convene.postgres;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.convene.base.Text;
import org.jspecify.annotations.Nullable;

/// How our values lie in columns: a [Text] as `jsonb`, an instant as `timestamptz`.
public final class Columns {
  private Columns() {}

  public static Text text(Row row, String column) {
    Text text = textOrNull(row, column);
    if (text == null) {
      throw new IllegalStateException("no text in " + column);
    }
    return text;
  }

  public static @Nullable Text textOrNull(Row row, String column) {
    JsonObject json = row.getJsonObject(column);
    if (json == null) {
      return null;
    }
    TreeMap<String, String> in = new TreeMap<>();
    json.fieldNames().forEach(locale -> in.put(locale, json.getString(locale)));
    return new Text(in);
  }

  public static @Nullable JsonObject json(@Nullable Text text) {
    return text == null ? null : new JsonObject(new LinkedHashMap<>(text.in()));
  }

  public static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  public static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
