package vn.chitieu.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A rendered message whose bytes are sent unchanged, and whether all of them were sent. */
final class FrozenMessage extends MimeMessage {

    private final byte[] bytes;
    private boolean leftWhole;

    FrozenMessage(Session session, byte[] bytes) throws MessagingException {
        super(session, new ByteArrayInputStream(bytes));
        this.bytes = bytes;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(bytes);
        out.flush();
        leftWhole = true;
    }

    /** Returns whether all bytes went out: from then on the server may have the mail, whatever the answer is. */
    boolean leftWhole() {
        return leftWhole;
    }
}
