/// How ballots are counted: every method of voting as a pure function of the votes, exact, and with
/// an explanation that a person can follow. Knows nothing of polls, sessions or databases.
@NullMarked
package org.convene.tally;

import org.jspecify.annotations.NullMarked;
