/** Reports that are due; how punctual units were. */
@NullMarked
package vn.chitieu.notification.reminder;

import org.jspecify.annotations.NullMarked;
