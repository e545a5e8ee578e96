/** Pure: how a case moves. */
@NamedInterface("life")
@NullMarked
package vn.chitieu.notification.cases.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
