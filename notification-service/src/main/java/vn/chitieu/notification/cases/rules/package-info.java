/** Pure: what a total means for its cases. */
@NamedInterface("rules")
@NullMarked
package vn.chitieu.notification.cases.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
