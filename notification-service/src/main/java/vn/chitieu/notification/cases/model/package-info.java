/** Values of a case. */
@NullMarked
package vn.chitieu.notification.cases.model;

import org.jspecify.annotations.NullMarked;
