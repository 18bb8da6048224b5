package org.convene.invitation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Another time that somebody invited would rather have (`Proposal` in the contract).
///
/// @param name whose it is
/// @param via `web` or `mail`
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Proposal(
    UUID id,
    String name,
    Instant startsAt,
    Instant endsAt,
    @Nullable String comment,
    String via,
    Instant at) {}
