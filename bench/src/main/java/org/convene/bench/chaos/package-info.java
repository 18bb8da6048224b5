/// Breaks things around a server while some hundred people vote, and holds what comes out against
/// the laws of the live protocol (`docs/protocol.md`).
@NullMarked
package org.convene.bench.chaos;

import org.jspecify.annotations.NullMarked;
