package vn.chitieu.notification.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.SendOutcome;

/**
 * A channel that signs the link to an account when the mail leaves, so that what the outbox keeps opens no account. It
 * touches only mails with the header {@value #HEADER}, which no text from outside can get into. The same mail has the
 * same bytes at each attempt. Thread-safe.
 */
final class LinkSigningChannel implements MessageChannel {

    /** What {@link MimeMessageWriter} marks such a mail with; it does not leave. */
    static final String HEADER = "X-Chitieu-Link";

    static final String UNSIGNED = "unsigned";

    private static final String MARK = "\r\n" + HEADER + ": " + UNSIGNED + "\r\n";

    /** More than the headers that we write. */
    private static final int MOST_HEADER_BYTES = 16_384;

    private final MessageChannel channel;
    private final UnaryOperator<String> sign;

    /** @param sign returns a text with a signature at each link to an account */
    LinkSigningChannel(MessageChannel channel, UnaryOperator<String> sign) {
        this.channel = channel;
        this.sign = sign;
    }

    @Override
    public SendOutcome send(FrozenMail mail) {
        try (Line line = line()) {
            return line.send(mail);
        }
    }

    @Override
    public Line line() {
        return new SigningLine(channel.line());
    }

    private static boolean isMarked(byte[] mail) {
        String text = new String(mail, 0, Math.min(mail.length, MOST_HEADER_BYTES), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        int mark = text.indexOf(MARK);
        return mark >= 0 && mark < end;
    }

    private FrozenMail signed(FrozenMail mail, byte[] bytes) throws MessagingException, IOException {
        byte[] signed = MimeTexts.changed(bytes, sign);
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        int mark = text.indexOf(MARK);
        String without = text.substring(0, mark) + text.substring(mark + MARK.length() - 2);
        return new FrozenMail(mail.messageId(), mail.to(), without.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A connection that does so. */
    private final class SigningLine implements Line {

        private final Line line;

        private SigningLine(Line line) {
            this.line = line;
        }

        @Override
        public SendOutcome send(FrozenMail mail) {
            return send(mail, List.of());
        }

        @Override
        public SendOutcome send(FrozenMail mail, List<String> traces) {
            byte[] bytes = mail.bytes();
            if (!isMarked(bytes)) {
                return line.send(mail, traces);
            }
            FrozenMail signed;
            try {
                signed = signed(mail, bytes);
            } catch (MessagingException | IOException | RuntimeException fault) {
                return new SendOutcome.Deferred("the link could not be signed: " + fault);
            }
            return line.send(signed, traces);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
