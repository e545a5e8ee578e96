/**
 * Reads the topic of totals: records become judged totals of the domain, the position is kept after the cases, and what
 * cannot be read is logged, counted and left behind.
 */
@NullMarked
package vn.chitieu.notification.messaging;

import org.jspecify.annotations.NullMarked;
