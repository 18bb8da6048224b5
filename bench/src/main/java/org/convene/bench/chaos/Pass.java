package org.convene.bench.chaos;

import org.jspecify.annotations.Nullable;

/// What somebody's browser keeps to be let in again and again.
///
/// @param guestOf the session of a guest; null for an account
/// @param cookie `name=value`, refreshes the access token
/// @param since `System.nanoTime` when the access token was given
record Pass(@Nullable String guestOf, String cookie, String accessToken, long since) {}
