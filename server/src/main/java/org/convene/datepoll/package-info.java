/// Finding a date: candidates, what people answer to them without an account, and the meeting that
/// the best of them becomes.
@NullMarked
package org.convene.datepoll;

import org.jspecify.annotations.NullMarked;
