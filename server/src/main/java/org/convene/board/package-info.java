/// The bulletin board of a poll: an append-only chain of signed entries that anybody can check, the
/// voters' receipts, and the bundle that holds everything an outsider needs. Formats are in
/// `docs/verifying.md`.
@NullMarked
package org.convene.board;

import org.jspecify.annotations.NullMarked;
