/** Who comes to the service, and what they may see and do. Plain values; who somebody is, is found out elsewhere. */
@NullMarked
package vn.chitieu.notification.domain.access;

import org.jspecify.annotations.NullMarked;
