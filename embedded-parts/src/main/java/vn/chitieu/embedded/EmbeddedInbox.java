package vn.chitieu.embedded;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mail server in this process: SMTP that accepts every recipient, and IMAP that lets every user in with every
 * password to the mailbox of that address. Each message is a file before SMTP says 250, and all files are loaded again
 * at start; a message deleted over IMAP is therefore back after a restart.
 *
 * <p>Where it has an archive, the mailbox of that address is a view: it holds every message that was delivered to
 * anyone else, each once, so that it can be asked over IMAP whether a message arrived. It has no files of its own.
 */
public final class EmbeddedInbox implements AutoCloseable {

    private static final long START_TIMEOUT_MS = 20_000;

    private final GreenMail mail;
    private final MailFiles files;
    private final @Nullable String archive;

    private EmbeddedInbox(GreenMail mail, MailFiles files, @Nullable String archive) {
        this.mail = mail;
        this.files = files;
        this.archive = archive;
    }

    /**
     * Starts both servers and returns when they take connections.
     *
     * @param dir where messages are kept; made when missing
     * @param smtpPort where mail is delivered, 0 for any free port
     * @param imapPort where mail is read, 0 for any free port
     * @throws PortTakenException if another program listens on one of the ports
     */
    public static EmbeddedInbox start(Path dir, int smtpPort, int imapPort) {
        return start(dir, smtpPort, imapPort, null);
    }

    /**
     * Starts both servers with an archive and returns when they take connections.
     *
     * @param dir where messages are kept; made when missing
     * @param smtpPort where mail is delivered, 0 for any free port
     * @param imapPort where mail is read, 0 for any free port
     * @param archive the address that gets a copy of each message, by its sender; null for none
     * @throws PortTakenException if another program listens on one of the ports
     */
    public static EmbeddedInbox start(Path dir, int smtpPort, int imapPort, @Nullable String archive) {
        LoopbackPorts.requireFree("SMTP server", smtpPort);
        LoopbackPorts.requireFree("IMAP server", imapPort);
        MailFiles files = MailFiles.in(dir);
        GreenMail mail = new GreenMail(new ServerSetup[] {
            setup(smtpPort, ServerSetup.PROTOCOL_SMTP), setup(imapPort, ServerSetup.PROTOCOL_IMAP)
        });
        mail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        EmbeddedInbox inbox = new EmbeddedInbox(mail, files, archive == null ? null : normal(archive));
        inbox.load();
        mail.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            String address = normal(recipient.getEmail());
            if (!address.equals(inbox.archive)) {
                files.add(address, message.getMessage());
            }
            return inbox.mailbox(address);
        });
        mail.start();
        return inbox;
    }

    /** Returns the port of SMTP. */
    public int smtpPort() {
        return mail.getSmtp().getPort();
    }

    /** Returns the port of IMAP. */
    public int imapPort() {
        return mail.getImap().getPort();
    }

    /** Returns the messages delivered to an address, oldest first; upper and lower case are the same. */
    public List<MimeMessage> messagesTo(String address) {
        return files.to(normal(address));
    }

    /**
     * Returns every message delivered so far, oldest first; one with three recipients counts three times, and the
     * archive is none of them.
     */
    public List<DeliveredMail> all() {
        return files.all();
    }

    /** Stops both servers; the messages stay in the directory. */
    @Override
    public void close() {
        mail.stop();
    }

    private void load() {
        Set<String> archived = new HashSet<>();
        for (DeliveredMail delivered : files.all()) {
            try {
                mailbox(delivered.recipient()).deliver(delivered.message());
                String id = delivered.messageId();
                if (archive != null && id != null && archived.add(id)) {
                    mailbox(archive).deliver(delivered.message());
                }
            } catch (UserException e) {
                throw new IllegalStateException("No mailbox can be made for " + delivered.recipient(), e);
            }
        }
    }

    private GreenMailUser mailbox(String address) throws UserException {
        UserManager users = mail.getUserManager();
        synchronized (users) {
            GreenMailUser user = users.getUserByEmail(address);
            return user != null ? user : users.createUser(address, address, address);
        }
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, LoopbackPorts.HOST, protocol);
        setup.setServerStartupTimeout(START_TIMEOUT_MS);
        return setup;
    }

    private static String normal(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
