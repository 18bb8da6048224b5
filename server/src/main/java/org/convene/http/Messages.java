package org.convene.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.convene.base.Json;
import org.convene.base.Locales;

/// What pages say in one language: ICU messages by key, from `messages/<locale>.json`. To add a
/// language, add its file and its tag in [Locales#COMPLETE]; a test compares keys and arguments.
public final class Messages {
  private static final Map<String, Messages> ALL =
      Locales.COMPLETE.stream().collect(Collectors.toMap(Function.identity(), Messages::load));

  private final String locale;
  private final Map<String, MessageFormat> formats;

  private Messages(String locale, Map<String, MessageFormat> formats) {
    this.locale = locale;
    this.formats = formats;
  }

  /// The catalogue of a complete locale.
  public static Messages of(String locale) {
    Messages messages = ALL.get(locale);
    if (messages == null) {
      throw new IllegalArgumentException("no catalogue for " + locale);
    }
    return messages;
  }

  public String locale() {
    return locale;
  }

  /// The message with its arguments filled in, given as name, value, name, value.
  public String say(String key, Object... arguments) {
    // A format is not safe to share between threads; its parsed pattern is.
    return ((MessageFormat) format(key).clone()).format(named(arguments));
  }

  private MessageFormat format(String key) {
    MessageFormat format = formats.get(key);
    if (format == null) {
      throw new IllegalArgumentException("no message " + key);
    }
    return format;
  }

  Set<String> keys() {
    return formats.keySet();
  }

  Set<String> arguments(String key) {
    return format(key).getArgumentNames();
  }

  private static Map<String, Object> named(Object... arguments) {
    Map<String, Object> named = HashMap.newHashMap(arguments.length / 2);
    for (int i = 0; i < arguments.length; i += 2) {
      named.put((String) arguments[i], arguments[i + 1]);
    }
    return named;
  }

  private static Messages load(String locale) {
    ULocale language = ULocale.forLanguageTag(locale);
    Map<String, MessageFormat> formats = new HashMap<>();
    read(locale).forEach((key, text) -> formats.put(key, new MessageFormat(text, language)));
    return new Messages(locale, Map.copyOf(formats));
  }

  private static Map<String, String> read(String locale) {
    String name = "/messages/" + locale + ".json";
    try (InputStream file = Messages.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("missing " + name);
      }
      return Json.MAPPER.readValue(file, new TypeReference<Map<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
