/// What all routes share.
@NullMarked
package org.convene.http;

import org.jspecify.annotations.NullMarked;
