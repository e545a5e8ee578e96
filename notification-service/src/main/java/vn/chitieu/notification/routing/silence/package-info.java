/** Silences. */
@NullMarked
package vn.chitieu.notification.routing.silence;

import org.jspecify.annotations.NullMarked;
