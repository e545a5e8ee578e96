package vn.chitieu.notification.outbox;

import java.util.Arrays;
import java.util.Objects;

/** The rendered bytes of a mail; they never change again. */
public final class FrozenMail {

    private final String messageId;
    private final String to;
    private final byte[] bytes;

    /**
     * Takes a finished mail.
     *
     * @param messageId its Message-ID with angle brackets
     * @param to the one address that it goes to
     * @param bytes RFC 5322 with CRLF line ends
     */
    public FrozenMail(String messageId, String to, byte[] bytes) {
        this.messageId = Objects.requireNonNull(messageId);
        this.to = Objects.requireNonNull(to);
        this.bytes = bytes.clone();
    }

    /** Returns its Message-ID with angle brackets. */
    public String messageId() {
        return messageId;
    }

    /** Returns the one address that it goes to. */
    public String to() {
        return to;
    }

    /** Returns how many bytes it has. */
    public int size() {
        return bytes.length;
    }

    /** Returns a copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrozenMail mail
                && messageId.equals(mail.messageId)
                && to.equals(mail.to)
                && Arrays.equals(bytes, mail.bytes);
    }

    @Override
    public int hashCode() {
        return messageId.hashCode();
    }

    @Override
    public String toString() {
        return messageId + " to " + to + ", " + bytes.length + " bytes";
    }
}
