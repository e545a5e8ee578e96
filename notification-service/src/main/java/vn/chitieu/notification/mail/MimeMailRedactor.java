package vn.chitieu.notification.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MailPreviewReader.UnreadableMailException;
import vn.chitieu.notification.outbox.MailRedactor;

/** Cuts the tokens out of every text and header of a mail. */
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
            return MimeTexts.changed(bytes, withoutTokens);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            throw new UnreadableMailException("expected a mail, got " + mail, unreadable);
        }
    }
}
