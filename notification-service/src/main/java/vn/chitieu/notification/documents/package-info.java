/** Documents that cannot be read, and single values on their way into documents and back. */
@NullMarked
package vn.chitieu.notification.documents;

import org.jspecify.annotations.NullMarked;
