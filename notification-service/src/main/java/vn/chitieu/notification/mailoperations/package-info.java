/** What staff do to a mail. */
@NullMarked
package vn.chitieu.notification.mailoperations;

import org.jspecify.annotations.NullMarked;
