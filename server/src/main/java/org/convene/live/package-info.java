/// The live path: sockets, rooms, presence, broadcast. Read [Room] first.
@NullMarked
package org.convene.live;

import org.jspecify.annotations.NullMarked;
