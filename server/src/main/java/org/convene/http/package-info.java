/// What all routes share: problems, the contract they are checked against, limits, headers and
/// assets.
@NullMarked
package org.convene.http;

import org.jspecify.annotations.NullMarked;
