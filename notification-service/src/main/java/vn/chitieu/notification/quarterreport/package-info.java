/** The quarter's report by mail. */
@NullMarked
package vn.chitieu.notification.quarterreport;

import org.jspecify.annotations.NullMarked;
