/** What the embedded parts promise: that what was acknowledged is there after a restart and after kill -9. */
@NullMarked
package vn.chitieu.embedded;

import org.jspecify.annotations.NullMarked;
