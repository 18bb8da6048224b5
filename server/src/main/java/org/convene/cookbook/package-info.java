/// The four deliverables of an initiative and their entries, of which the Cookbook's are called
/// ingredients: stores, pages, REST reads.
@NullMarked
package org.convene.cookbook;

import org.jspecify.annotations.NullMarked;
