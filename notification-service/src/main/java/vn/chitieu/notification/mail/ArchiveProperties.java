package vn.chitieu.notification.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.chitieu.support.settings.InRange;

/**
 * The mailbox that gets a copy of every mail, under {@code chitieu.notification.archive}. It is searched for mails
 * whose outcome is unknown, so that none is sent twice.
 *
 * @param address where the copies go, as a recipient that no header names; empty where there is no archive
 * @param host IMAP server of the mailbox; empty where it cannot be asked
 * @param port of that server
 * @param user name to sign in with
 * @param password to sign in with; never shown
 * @param folder in which the copies arrive
 * @param tls whether the connection is encrypted from the first byte
 * @param timeout how long to wait for a connection and for each answer
 */
@Validated
@ConfigurationProperties("chitieu.notification.archive")
public record ArchiveProperties(
        @DefaultValue("") String address,
        @DefaultValue("") String host,

        @DefaultValue("993") @InRange(from = "1", to = "65535")
        int port,

        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("true") boolean tls,

        @DefaultValue("PT10S") @InRange(from = "100ms", to = "2m")
        Duration timeout) {

    public ArchiveProperties {
        if (address.isEmpty() && !host.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected chitieu.notification.archive.address where a host is set, got none");
        }
    }

    /** Returns whether every mail is copied to the archive. */
    public boolean isFed() {
        return !address.isEmpty();
    }

    /** Returns whether the archive can be asked. */
    public boolean isAsked() {
        return !host.isEmpty();
    }

    @Override
    public String toString() {
        return "archive " + address + " at " + host + ":" + port + "/" + folder + ", tls " + tls;
    }
}
