/// Questions put to the vote, ballots, and their tally.
@NullMarked
package org.convene.poll;

import org.jspecify.annotations.NullMarked;
