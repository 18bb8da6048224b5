/// Invitations by mail and the answers to them (iTIP, RFC 5546; iMIP, RFC 6047): who is told what
/// of a meeting, REPLY and COUNTER taken in, reminders.
@NullMarked
package org.convene.invitation;

import org.jspecify.annotations.NullMarked;
