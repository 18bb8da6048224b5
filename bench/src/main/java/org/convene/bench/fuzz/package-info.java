/// What strangers may send, changed at random and kept where it makes the code go another way:
/// `./convene fuzz`. What it finds goes into the folder of seeds, which tests read as well.
@NullMarked
package org.convene.bench.fuzz;

import org.jspecify.annotations.NullMarked;
