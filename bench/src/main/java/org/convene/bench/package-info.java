/// Measures the server: what a thing costs, always as a ratio to something else measured in the
/// same run.
@NullMarked
package org.convene.bench;

import org.jspecify.annotations.NullMarked;
