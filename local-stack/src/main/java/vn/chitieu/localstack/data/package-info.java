/**
 * What the local stack keeps in its data folder beside the parts' own files: a lock, the generated keys, the clock, and
 * which parts of the sample were sent. Each file is replaced whole or appended to line by line, so that kill -9 at any
 * moment leaves it readable.
 */
@NullMarked
package vn.chitieu.localstack.data;

import org.jspecify.annotations.NullMarked;
