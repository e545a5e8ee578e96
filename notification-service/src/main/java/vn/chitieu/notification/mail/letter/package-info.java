/** Pure: what a letter says. */
@NamedInterface("letter")
@NullMarked
package vn.chitieu.notification.mail.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
