/// Measures the live part of the server, as a process of its own, over loopback: what it costs, how
/// long it takes, and whether everything came, beside what people would pick instead in the same
/// run.
@NullMarked
package org.convene.bench.live;

import org.jspecify.annotations.NullMarked;
