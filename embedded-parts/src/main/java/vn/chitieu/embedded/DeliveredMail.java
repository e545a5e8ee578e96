package vn.chitieu.embedded;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * One message as one recipient got it.
 *
 * @param recipient the address in lower case
 * @param message what was delivered, with the trace headers of the server
 */
public record DeliveredMail(String recipient, MimeMessage message) {

    /** Returns its Message-ID with the angle brackets; null where it has none. */
    @Nullable
    String messageId() {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException("expected a message with headers to " + recipient, e);
        }
    }
}
