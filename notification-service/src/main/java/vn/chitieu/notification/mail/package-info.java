/** MIME, SMTP, IMAP, layout. */
@NullMarked
package vn.chitieu.notification.mail;

import org.jspecify.annotations.NullMarked;
