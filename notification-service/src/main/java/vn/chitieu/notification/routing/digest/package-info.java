/** Digests. */
@NamedInterface("digest")
@NullMarked
package vn.chitieu.notification.routing.digest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
