package vn.chitieu.notification.mail;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The sender of mails.
 *
 * @param sender address in From, and the envelope's sender
 * @param senderName name beside it
 * @param replyTo a watched mailbox
 * @param domain right side of every Message-ID
 * @param listId the List-Id without angle brackets
 */
public record MailIdentity(String sender, String senderName, String replyTo, String domain, String listId) {

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*");

    public MailIdentity {
        Objects.requireNonNull(sender);
        Objects.requireNonNull(senderName);
        Objects.requireNonNull(replyTo);
        if (!DOMAIN.matcher(domain).matches() || !DOMAIN.matcher(listId).matches()) {
            throw new IllegalArgumentException("expected domain names, got " + domain + " and " + listId);
        }
    }

    /** Returns the Message-ID of a notice. */
    String messageId(String notice) {
        return "<" + notice + "@" + domain + ">";
    }
}
