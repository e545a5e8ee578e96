/** Telling units of records that could not be taken. */
@NullMarked
package vn.chitieu.notification.deadletter;

import org.jspecify.annotations.NullMarked;
