/// The commands of `./convene`.
@NullMarked
package org.convene.cli;

import org.jspecify.annotations.NullMarked;
