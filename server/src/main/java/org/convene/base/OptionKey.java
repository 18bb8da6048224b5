package org.convene.base;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;
import java.util.UUID;

/// Reads the key of an object that names an option.
final class OptionKey extends KeyDeserializer {
  @Override
  public OptionId deserializeKey(String key, DeserializationContext context) throws IOException {
    try {
      UUID id = UUID.fromString(key);
      if (id.toString().equalsIgnoreCase(key)) {
        return new OptionId(id);
      }
    } catch (IllegalArgumentException noUuid) {
      // Refused below, like the short forms that UUID.fromString takes.
    }
    return (OptionId) context.handleWeirdKey(OptionId.class, key, "not the id of an option");
  }
}
