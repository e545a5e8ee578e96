/** Values of a case. */
@NamedInterface("model")
@NullMarked
package vn.chitieu.notification.cases.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
