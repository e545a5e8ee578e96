/** Who may do what. */
@NullMarked
package vn.chitieu.notification.access;

import org.jspecify.annotations.NullMarked;
