/// Small pure values that everything may use; imports nothing of ours.
@NullMarked
package org.convene.base;

import org.jspecify.annotations.NullMarked;
