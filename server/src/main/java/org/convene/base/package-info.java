<<<<<<< HEAD
/// Small pure values that everything may use; imports nothing of ours.
=======
/// Typed ids and small pure values. Imports nothing of ours.
>>>>>>> 288f8dd (session: agenda, polls and the session's life as pure rules)
@NullMarked
package org.convene.base;

import org.jspecify.annotations.NullMarked;
