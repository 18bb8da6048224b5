/// The tree of points that a session works through.
@NullMarked
package org.convene.agenda;

import org.jspecify.annotations.NullMarked;
