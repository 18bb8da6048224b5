/// Election files: reads the formats that the field keeps its elections in, recognised by content,
/// into what the methods of counting take. Every refusal says where and why.
@NullMarked
package org.convene.tally.file;

import org.jspecify.annotations.NullMarked;
