/// The pure state of a live session: composes the features' rules.
@NullMarked
package org.convene.session;

import org.jspecify.annotations.NullMarked;
