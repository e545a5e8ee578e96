/** Documents that cannot be read, and values on their way into documents. */
@NullMarked
package vn.chitieu.notification.store;

import org.jspecify.annotations.NullMarked;
