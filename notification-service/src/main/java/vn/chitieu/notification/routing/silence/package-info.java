/** Silences. */
@NamedInterface("silence")
@NullMarked
package vn.chitieu.notification.routing.silence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
