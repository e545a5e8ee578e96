/** When and in which mail a notice leaves. */
@NullMarked
package vn.chitieu.notification.routing;

import org.jspecify.annotations.NullMarked;
