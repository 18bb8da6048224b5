/// Calendar clients that nobody here wrote, held against our feeds and our CalDAV: all must see the
/// same instants and texts.
@NullMarked
package org.convene.clients;

import org.jspecify.annotations.NullMarked;
