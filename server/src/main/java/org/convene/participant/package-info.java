/// People in a session: joining, admission to the live path, attendance.
@NullMarked
package org.convene.participant;

import org.jspecify.annotations.NullMarked;
