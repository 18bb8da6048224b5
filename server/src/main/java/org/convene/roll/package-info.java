/// Who may vote: mandates with their weights, classes and holders, proxies, and the roll that a
/// session prepares and each poll freezes.
@NullMarked
package org.convene.roll;

import org.jspecify.annotations.NullMarked;
