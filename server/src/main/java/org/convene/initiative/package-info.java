/// The group that owns everything else, and the organisations in it.
@NullMarked
package org.convene.initiative;

import org.jspecify.annotations.NullMarked;
