/// Typed ids and small pure values. Imports nothing of ours.
@NullMarked
package org.convene.base;

import org.jspecify.annotations.NullMarked;
