/** Pure: what a letter says. */
@NullMarked
package vn.chitieu.notification.mail.letter;

import org.jspecify.annotations.NullMarked;
