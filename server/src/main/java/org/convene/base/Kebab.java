package org.convene.base;

import java.util.Locale;

/// How enum constants are written outside Java: `AFTER_CLOSE` is `after-close` in JSON and SQL.
public final class Kebab {
  private Kebab() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
