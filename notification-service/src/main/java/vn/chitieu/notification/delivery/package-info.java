/**
 * How mail is made and leaves: letters laid out as text and HTML, SMTP, and the one loop that takes what is due. Each
 * class returns outcomes; what follows from them is decided in the domain.
 */
@NullMarked
package vn.chitieu.notification.delivery;

import org.jspecify.annotations.NullMarked;
