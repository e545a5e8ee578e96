/** Pure: what a total means for its cases. */
@NullMarked
package vn.chitieu.notification.cases.rules;

import org.jspecify.annotations.NullMarked;
