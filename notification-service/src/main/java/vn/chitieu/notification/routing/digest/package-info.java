/** Digests. */
@NullMarked
package vn.chitieu.notification.routing.digest;

import org.jspecify.annotations.NullMarked;
