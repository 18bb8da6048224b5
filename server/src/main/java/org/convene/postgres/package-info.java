/// The database: an address, the embedded server, the migrations and the pools every store uses.
@NullMarked
package org.convene.postgres;

import org.jspecify.annotations.NullMarked;
