package org.convene.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.ValidatedRequest;
import io.vertx.openapi.validation.ValidatorException;
import java.io.IOException;
import java.util.Optional;
import org.convene.base.Json;
import org.convene.base.Refusal;

/// Holds a request to the contract, and names the place where it does not fit.
final class RequestCheck {
  private static final ObjectReader STRICT =
      Json.MAPPER
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .forType(JsonNode.class);

  sealed interface Outcome {
    record Fits(ValidatedRequest request) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  private final RequestValidator validator;

  RequestCheck(Vertx vertx, OpenAPIContract contract) {
    this.validator = RequestValidator.create(vertx, new ContractOfChecks(contract));
  }

  /// Waits; on a virtual thread.
  Outcome check(Operation operation, HttpServerRequest request, Buffer body) {
    Optional<Refusal> malformed =
        operation.getRequestBody() == null ? Optional.empty() : flaw(body);
    if (malformed.isPresent()) {
      return new Outcome.Refused(malformed.get());
    }
    try {
      ValidatableRequest extracted =
          RequestUtils.extract(request, operation, () -> Future.succeededFuture(body)).await();
      return new Outcome.Fits(validator.validate(extracted, operation.getOperationId()).await());
    } catch (ValidatorException e) {
      return new Outcome.Refused(refusal(operation, e));
    }
  }

  private static Optional<Refusal> flaw(Buffer body) {
    if (body.length() == 0) {
      return Optional.of(Refusals.malformedJson("it is empty."));
    }
    try {
      STRICT.readValue(body.getBytes());
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of(Refusals.malformedJson(reason(e)));
    } catch (IOException e) {
      return Optional.of(Refusals.malformedJson("it cannot be read."));
    }
  }

  private static String reason(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String place =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return e.getOriginalMessage() + place;
  }

  private static Refusal refusal(Operation operation, ValidatorException e) {
    Optional<Parameter> culprit = culprit(operation, e);
    String reason =
        e instanceof SchemaValidationException s
            ? reason(deepest(s))
            : "it is missing or cannot be read.";
    if (culprit.isPresent()) {
      return Refusals.invalidParameter(culprit.get().getName(), reason);
    }
    return e instanceof SchemaValidationException s
        ? Refusals.invalidBody(pointer(deepest(s)), reason)
        : Refusals.malformedJson("it cannot be read.");
  }

  /// The library names the parameter in its message only: "… path parameter code is invalid …".
  private static Optional<Parameter> culprit(Operation operation, ValidatorException e) {
    String message = String.valueOf(e.getMessage());
    return operation.getParameters().stream()
        .filter(p -> message.contains(" parameter " + p.getName()))
        .findFirst();
  }

  /// Errors are listed from the whole to the part.
  private static OutputUnit deepest(SchemaValidationException e) {
    var errors = e.getOutputUnit().getErrors();
    return errors.get(errors.size() - 1);
  }

  private static String reason(OutputUnit error) {
    String keyword = String.valueOf(error.getKeywordLocation());
    return keyword.endsWith("/additionalProperties")
            || "False boolean schema".equals(error.getError())
        ? "Unknown field"
        : error.getError();
  }

  /// "#/name" as a JSON pointer (RFC 6901).
  private static String pointer(OutputUnit error) {
    String location = String.valueOf(error.getInstanceLocation());
    return location.startsWith("#") ? location.substring(1) : location;
  }
}
