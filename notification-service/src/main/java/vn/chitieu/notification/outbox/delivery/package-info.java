/** Sending, pacing, accounting. */
@NamedInterface("delivery")
@NullMarked
package vn.chitieu.notification.outbox.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
