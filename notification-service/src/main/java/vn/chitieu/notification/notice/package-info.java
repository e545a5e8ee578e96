/** What every notice has in common. */
@NullMarked
package vn.chitieu.notification.notice;

import org.jspecify.annotations.NullMarked;
