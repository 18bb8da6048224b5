package org.convene.base;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says where JSON is wrong and what belongs there, in the words of whoever wrote it: no Java type
/// is ever named.
final class JsonFlaw {
  private JsonFlaw() {}

  static String of(JsonProcessingException e) {
    return switch (e) {
      case JsonMappingException mapping -> placed(mapping, said(mapping));
      case JsonParseException broken -> notJson(broken);
      default -> "not JSON that can be taken: too deep or too long";
    };
  }

  private static String notJson(JsonParseException e) {
    return "not JSON, at line %d, column %d: %s"
        .formatted(
            e.getLocation().getLineNr(),
            e.getLocation().getColumnNr(),
            e.getOriginalMessage().replaceFirst(" \\(start marker.*", ""));
  }

  private static String placed(JsonMappingException e, String said) {
    String place =
        e.getPath().stream()
            .map(step ->
                step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."))
            .replace(".[", "[");
    return place.isEmpty() ? said : place + ": " + said;
  }

  private static String said(JsonMappingException e) {
    return switch (e) {
      case UnrecognizedPropertyException _ -> "there is no such field";
      case InvalidNullException _ -> "must not be null";
      case InvalidTypeIdException _ -> "type is missing or not known";
      case InvalidFormatException format -> belongs(format.getTargetType());
      case ValueInstantiationException built -> refused(built.getCause());
      case MismatchedInputException other -> mismatch(other);
      default ->
          e.getCause() instanceof InputCoercionException ? belongs(long.class) : "cannot be read";
    };
  }

  /// Constructors of ours say what they miss.
  private static String refused(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException own && own.getMessage() != null
        ? own.getMessage()
        : "cannot be read";
  }

  private static String mismatch(MismatchedInputException e) {
    String said = e.getOriginalMessage();
    if (said.startsWith("Missing required")) {
      return "is missing";
    }
    return said.startsWith("Trailing token")
        ? "something follows the JSON value"
        : belongs(e.getTargetType());
  }

  private static String belongs(@Nullable Class<?> type) {
    if (type == null) {
      return "cannot be read";
    }
    if (type.isEnum()) {
      return "must be one of " + constants(type);
    }
    if (type == UUID.class) {
      return "must be a UUID";
    }
    if (type == String.class) {
      return "must be a string without NUL or half a surrogate pair";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "must be true or false";
    }
    if (Stream.of(int.class, long.class).anyMatch(type::equals)
        || Number.class.isAssignableFrom(type)) {
      return "must be a whole number in range";
    }
    return shape(type);
  }

  private static String shape(Class<?> type) {
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "must be a list";
    }
    return type.isRecord() || type.isInterface() || Map.class.isAssignableFrom(type)
        ? "must be an object"
        : "cannot be read";
  }

  private static String constants(Class<?> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> Kebab.of((Enum<?>) constant))
        .collect(Collectors.joining(", "));
  }
}
