/** Events for other systems. */
@NullMarked
package vn.chitieu.notification.integration;

import org.jspecify.annotations.NullMarked;
