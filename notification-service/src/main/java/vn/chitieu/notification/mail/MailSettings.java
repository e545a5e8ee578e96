package vn.chitieu.notification.mail;

import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;

/**
 * Settings of mail as they stand, without a secret.
 *
 * @param sender address that mails come from
 * @param senderName name beside it
 * @param replyTo mailbox that people watch
 * @param host mail server
 * @param port of the mail server
 * @param user whom the service signs in as there; null where it does not sign in
 * @param passwordSet whether a password is set; itself it is never shown
 * @param encryption how the connection to the server is encrypted
 * @param archive address that gets a copy of every mail; null without one
 * @param archiveAsked whether the archive is asked for mails whose outcome is unknown
 * @param perSecond how many mails are begun in a second at most; 0 for any number
 * @param deadline how long a mail is tried, in ISO 8601
 */
public record MailSettings(
        String sender,
        String senderName,
        String replyTo,
        String host,
        int port,
        @Nullable String user,
        boolean passwordSet,
        Encryption encryption,
        @Nullable String archive,
        boolean archiveAsked,
        int perSecond,
        String deadline) {

    /** How the connection to the mail server is encrypted. */
    public enum Encryption {
        /** From the first byte. */
        TLS,
        /** By STARTTLS, and no mail leaves without it. */
        STARTTLS,
        /** By STARTTLS where the server offers it. */
        WHERE_OFFERED,
        NONE
    }

    static MailSettings of(OutboxProperties settings, JavaMailSenderImpl server, ArchiveProperties archive) {
        return new MailSettings(
                settings.sender(),
                settings.senderName(),
                settings.replyTo(),
                server.getHost() == null ? "localhost" : server.getHost(),
                server.getPort(),
                blankAsNull(server.getUsername()),
                blankAsNull(server.getPassword()) != null,
                encryption(server.getJavaMailProperties()),
                blankAsNull(archive.address()),
                archive.isAsked(),
                settings.outbox().perSecond(),
                settings.outbox().deadline().toString());
    }

    private static Encryption encryption(Properties mail) {
        if (isSet(mail, "mail.smtp.ssl.enable")) {
            return Encryption.TLS;
        }
        if (isSet(mail, "mail.smtp.starttls.required")) {
            return Encryption.STARTTLS;
        }
        return isSet(mail, "mail.smtp.starttls.enable") ? Encryption.WHERE_OFFERED : Encryption.NONE;
    }

    private static boolean isSet(Properties mail, String name) {
        return "true".equals(String.valueOf(mail.get(name)));
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
