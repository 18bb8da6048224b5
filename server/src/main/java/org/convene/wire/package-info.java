/// The messages of the WebSocket protocol `convene.v1` and their JSON, as
/// `contract/live.schema.json` describes them.
@NullMarked
package org.convene.wire;

import org.jspecify.annotations.NullMarked;
