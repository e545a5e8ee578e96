/** One notice from wanted to done. */
@NullMarked
package vn.chitieu.notification.outbox;

import org.jspecify.annotations.NullMarked;
