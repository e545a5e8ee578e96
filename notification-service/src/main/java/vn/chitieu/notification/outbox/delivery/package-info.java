/** Sending, pacing, accounting. */
@NullMarked
package vn.chitieu.notification.outbox.delivery;

import org.jspecify.annotations.NullMarked;
