package org.convene.invitation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Stream;
import org.convene.base.InitiativeId;
import org.convene.base.Locales;
import org.convene.base.Text;
import org.convene.http.Messages;
import org.convene.http.Times;
import org.convene.postgres.Columns;
import org.jspecify.annotations.Nullable;

/// The language of one mail: what organisers wrote in it, and our own words beside that.
///
/// @param locale a complete one
/// @param fallback what a text that lacks it is read in
/// @param initiative its name
record Spoken(String locale, String fallback, String initiative) {
  private static final String NAMES = "select name, locales from initiative where id = $1";

  /// The names and languages of an initiative, from which each guest's language is made.
  record Names(Text name, List<String> locales) {
    /// @param wanted what the guest reads; else the initiative's first language
    Spoken in(@Nullable String wanted) {
      String first = locales.getFirst();
      String locale =
          Stream.of(wanted == null ? first : wanted, first)
              .flatMap(tag -> Stream.of(tag, Locales.language(tag)))
              .filter(Locales.COMPLETE::contains)
              .findFirst()
              .orElse(Locales.COMPLETE.getFirst());
      return new Spoken(locale, first, name.read(locale, first));
    }
  }

  static Future<Names> names(SqlClient on, InitiativeId initiative) {
    return on.preparedQuery(NAMES)
        .execute(Tuple.of(initiative.value()))
        .map(rows -> names(rows.iterator().next()));
  }

  private static Names names(Row row) {
    return new Names(Columns.text(row, "name"), List.of(row.getArrayOfStrings("locales")));
  }

  String read(Text text) {
    return text.read(locale, fallback);
  }

  String say(String key, Object... arguments) {
    return Messages.of(locale).say(key, arguments);
  }

  Times times() {
    return new Times(locale);
  }
}
