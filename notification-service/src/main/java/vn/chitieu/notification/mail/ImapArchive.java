package vn.chitieu.notification.mail;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.MessageIDTerm;
import java.util.Properties;
import vn.chitieu.notification.mail.letter.HeaderText;
import vn.chitieu.notification.outbox.ArchiveAwayException;
import vn.chitieu.notification.outbox.ArchiveProbe;

/** The archive mailbox over IMAP, one connection for each question; the server does the searching. */
public final class ImapArchive implements ArchiveProbe {

    private static final int ANSWER_LIMIT = 300;

    private final ArchiveProperties settings;
    private final Session session;
    private final String protocol;

    public ImapArchive(ArchiveProperties settings) {
        this.settings = settings;
        protocol = settings.tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        String millis = String.valueOf(settings.timeout().toMillis());
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail." + protocol + "." + wait, millis);
        }
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        session = Session.getInstance(properties);
    }

    @Override
    public boolean has(String messageId) throws ArchiveAwayException {
        try (Store store = session.getStore(protocol)) {
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            try (Folder folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_ONLY);
                return folder.search(new MessageIDTerm(messageId)).length > 0;
            }
        } catch (MessagingException away) {
            throw new ArchiveAwayException(
                    "the archive mailbox does not answer: "
                            + HeaderText.of(String.valueOf(away.getMessage()), ANSWER_LIMIT),
                    away);
        }
    }
}
