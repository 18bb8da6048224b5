package org.convene.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.UUID;

/// The one JSON mapper: what is absent is left out, times are ISO 8601, and whatever is not known
/// is an error, so that a misspelt field is named rather than ignored.
public final class Json {
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(
              new SimpleModule()
                  .addDeserializer(String.class, new PlainString())
                  .addSerializer(Instant.class, new Milliseconds())
                  .addKeyDeserializer(OptionId.class, new OptionKey()))
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          // Else it would be an id without a value, which no rule expects.
          .withCoercionConfig(
              UUID.class,
              empty -> empty.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .annotationIntrospector(
              AnnotationIntrospectorPair.pair(new Required(), new JacksonAnnotationIntrospector()))
          .build();

  private Json() {}

  /// Where and what is wrong, for whoever wrote it.
  public static String explain(JsonProcessingException e) {
    return JsonFlaw.of(e);
  }
}
