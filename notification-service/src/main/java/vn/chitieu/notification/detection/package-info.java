/** Totals in, events of cases out; positions of topics. */
@NullMarked
package vn.chitieu.notification.detection;

import org.jspecify.annotations.NullMarked;
