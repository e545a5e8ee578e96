/** What governs a case. */
@NullMarked
package vn.chitieu.notification.cases.policy;

import org.jspecify.annotations.NullMarked;
