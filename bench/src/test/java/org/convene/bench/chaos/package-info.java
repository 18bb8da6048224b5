@NullMarked
package org.convene.bench.chaos;

import org.jspecify.annotations.NullMarked;
