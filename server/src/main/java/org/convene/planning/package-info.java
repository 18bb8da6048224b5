/// Planning: what organisers do with meetings and series, the rules of it, and its REST routes.
@NullMarked
package org.convene.planning;

import org.jspecify.annotations.NullMarked;
