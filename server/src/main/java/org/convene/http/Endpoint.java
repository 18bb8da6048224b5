package org.convene.http;

/// What answers one operation of the contract. Runs on a virtual thread: it may wait with
/// `.await()` and reads straight down. Only called with requests that fit the contract.
@FunctionalInterface
public interface Endpoint {
  Reply answer(Call call);
}
