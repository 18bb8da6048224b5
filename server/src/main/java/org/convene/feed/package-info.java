/// What calendars of others get of our meetings: feeds, private ones too, and what they are made
/// of.
@NullMarked
package org.convene.feed;

import org.jspecify.annotations.NullMarked;
