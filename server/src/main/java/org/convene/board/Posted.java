package org.convene.board;

import com.fasterxml.jackson.databind.JsonNode;

/// An entry as it stands on a board.
///
/// @param entry canonical JSON
/// @param head SHA-256 of the head before (32 zero bytes for the first) and the entry's bytes: it
///   stands for everything up to here
/// @param signature Ed25519 over the head, with the poll and the place
public record Posted(JsonNode entry, Hash head, String signature) {}
