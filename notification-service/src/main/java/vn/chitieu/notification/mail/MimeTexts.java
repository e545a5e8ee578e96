package vn.chitieu.notification.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Properties;
import java.util.function.UnaryOperator;

/**
 * Changes the texts and headers of a mail that is written. It has to be taken apart for that, since an encoded text
 * breaks its lines anywhere, within the token of a link too.
 */
final class MimeTexts {

    private MimeTexts() {}

    /**
     * Returns the bytes of a mail with every text and header changed; the same each time.
     *
     * @param change returns the same text where it has nothing to change
     * @throws MessagingException if the bytes are no mail
     */
    static byte[] changed(byte[] mail, UnaryOperator<String> change) throws MessagingException, IOException {
        KeptMessage message = new KeptMessage(new ByteArrayInputStream(mail));
        change(message, change);
        message.saveChanges();
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        message.writeTo(copy);
        return copy.toByteArray();
    }

    private static void change(Part part, UnaryOperator<String> change) throws MessagingException, IOException {
        for (Header header : Collections.list(part.getAllHeaders())) {
            String changed = change.apply(header.getValue());
            if (!changed.equals(header.getValue())) {
                part.setHeader(header.getName(), changed);
            }
        }
        Object content = part.getContent();
        if (content instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                change(several.getBodyPart(i), change);
            }
        } else if (content instanceof String text && part.isMimeType("text/*")) {
            String changed = change.apply(text);
            if (!changed.equals(text)) {
                String disposition = part.getDisposition();
                part.setContent(changed, part.getContentType());
                part.setDisposition(disposition);
            }
        }
    }

    /** A message that stays the one it is: its id is not made again. */
    private static final class KeptMessage extends MimeMessage {

        KeptMessage(ByteArrayInputStream bytes) throws MessagingException {
            super(Session.getInstance(new Properties()), bytes);
        }

        @Override
        protected void updateMessageID() {
            // It keeps the one that it has.
        }
    }
}
