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
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.function.UnaryOperator;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MailPreviewReader.UnreadableMailException;
import vn.chitieu.notification.outbox.MailRedactor;

/**
 * Cuts the tokens out of every text and header of a mail. It has to be taken apart for that, since an encoded text
 * breaks its lines anywhere, within a token too.
 */
public final class MimeMailRedactor implements MailRedactor {

    private final UnaryOperator<String> withoutTokens;

    /** @param withoutTokens makes of a text the same one with links that are good for nothing */
    public MimeMailRedactor(UnaryOperator<String> withoutTokens) {
        this.withoutTokens = withoutTokens;
    }

    @Override
    public byte[] withoutLinks(FrozenMail mail) throws UnreadableMailException {
        byte[] bytes = mail.bytes();
        if (bytes.length > 0 && bytes[0] == '{') {
            String event = new String(bytes, StandardCharsets.UTF_8);
            return withoutTokens.apply(event).getBytes(StandardCharsets.UTF_8);
        }
        try {
            KeptMessage message = new KeptMessage(new ByteArrayInputStream(bytes));
            cut(message);
            message.saveChanges();
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            message.writeTo(copy);
            return copy.toByteArray();
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            throw new UnreadableMailException("expected a mail, got " + mail, unreadable);
        }
    }

    private void cut(Part part) throws MessagingException, IOException {
        for (Header header : Collections.list(part.getAllHeaders())) {
            String cut = withoutTokens.apply(header.getValue());
            if (!cut.equals(header.getValue())) {
                part.setHeader(header.getName(), cut);
            }
        }
        Object content = part.getContent();
        if (content instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                cut(several.getBodyPart(i));
            }
        } else if (content instanceof String text && part.isMimeType("text/*")) {
            String cut = withoutTokens.apply(text);
            if (!cut.equals(text)) {
                String disposition = part.getDisposition();
                part.setContent(cut, part.getContentType());
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
