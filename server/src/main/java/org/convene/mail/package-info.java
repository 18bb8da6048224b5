/// Mail that leaves and mail that comes in. Letters are kept in a durable outbox until a mail
/// server has taken them; what arrives in the mailbox is handed on once. Knows nothing of meetings.
@NullMarked
package org.convene.mail;

import org.jspecify.annotations.NullMarked;
