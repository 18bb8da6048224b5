/// Convene: a server for live workshops. {@code App} constructs and joins every part.
@NullMarked
package org.convene;

import org.jspecify.annotations.NullMarked;
