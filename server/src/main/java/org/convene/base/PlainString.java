package org.convene.base;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/// Reads strings and only strings, and of these only what can be stored and sent again: PostgreSQL
/// keeps no NUL, and half a surrogate pair has no UTF-8. Let in, one such character would make a
/// whole batch of commands fail, or a state that cannot be encoded for anybody.
final class PlainString extends StdScalarDeserializer<String> {
  private static final long serialVersionUID = 1;

  PlainString() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (String) context.handleUnexpectedToken(String.class, json);
    }
    String text = json.getText();
    if (!isPlain(text)) {
      throw context.weirdStringException(text, String.class, "not plain");
    }
    return text;
  }

  private static boolean isPlain(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || isLoneSurrogate(c));
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
