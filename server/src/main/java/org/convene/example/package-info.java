/// The example initiative that an empty database begins with. Everything in it comes from
/// `resources/example/`; what happens in its rooms goes through the same rules as everybody's.
@NullMarked
package org.convene.example;

import org.jspecify.annotations.NullMarked;
