/** Records to events and back. */
@NullMarked
package vn.chitieu.contracts.codec;

import org.jspecify.annotations.NullMarked;
