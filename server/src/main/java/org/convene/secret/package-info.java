/// Secret polls: blind-signed tokens, so that a ballot can be cast by nobody but a voter and still
/// be nobody's.
@NullMarked
package org.convene.secret;

import org.jspecify.annotations.NullMarked;
