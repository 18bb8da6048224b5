/// Who is invited to a meeting or registered for it: places and the waiting list, answers, and the
/// pages by which people register without an account.
@NullMarked
package org.convene.attendee;

import org.jspecify.annotations.NullMarked;
