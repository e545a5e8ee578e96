package vn.chitieu.notification.outbox;

/** Takes frozen mails apart. Thread-safe. */
@FunctionalInterface
public interface MailPreviewReader {

    /**
     * Returns what is in a mail.
     *
     * @throws UnreadableMailException if its bytes are no mail
     */
    MailPreview of(FrozenMail mail) throws UnreadableMailException;

    /** That bytes are no mail; the message says what came. */
    final class UnreadableMailException extends Exception {

        /** Takes what came, and why it cannot be read. */
        public UnreadableMailException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
