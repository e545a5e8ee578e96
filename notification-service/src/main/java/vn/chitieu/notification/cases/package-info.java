/** Services and API of cases. */
@NullMarked
package vn.chitieu.notification.cases;

import org.jspecify.annotations.NullMarked;
