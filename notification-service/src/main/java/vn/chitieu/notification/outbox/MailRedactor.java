package vn.chitieu.notification.outbox;

/** Copies frozen mails for those who look after them and are not their recipients. Thread-safe. */
@FunctionalInterface
public interface MailRedactor {

    /**
     * Returns the bytes of a mail as it left, without the tokens of its links. The frozen mail stays as it is.
     *
     * @throws MailPreviewReader.UnreadableMailException if its bytes are no mail
     */
    byte[] withoutLinks(FrozenMail mail) throws MailPreviewReader.UnreadableMailException;
}
