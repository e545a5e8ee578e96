package vn.chitieu.embedded;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A mail server in this process: SMTP that accepts every recipient, and IMAP that lets every user in with every
 * password to the mailbox of that address. Each message is a file before SMTP says 250, and all files are loaded again
 * at start; a message deleted over IMAP is therefore back after a restart.
 */
public final class EmbeddedInbox implements AutoCloseable {

    private static final long START_TIMEOUT_MS = 20_000;

    private final GreenMail mail;
    private final MailFiles files;

    private EmbeddedInbox(GreenMail mail, MailFiles files) {
        this.mail = mail;
        this.files = files;
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
        LoopbackPorts.requireFree("SMTP server", smtpPort);
        LoopbackPorts.requireFree("IMAP server", imapPort);
        MailFiles files = MailFiles.in(dir);
        GreenMail mail = new GreenMail(new ServerSetup[] {
            setup(smtpPort, ServerSetup.PROTOCOL_SMTP), setup(imapPort, ServerSetup.PROTOCOL_IMAP)
        });
        mail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        EmbeddedInbox inbox = new EmbeddedInbox(mail, files);
        inbox.load();
        mail.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            String address = normal(recipient.getEmail());
            files.add(address, message.getMessage());
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

    /** Returns every message delivered so far, oldest first; one with three recipients counts three times. */
    public List<DeliveredMail> all() {
        return files.all();
    }

    /** Returns whether a message with that Message-ID was delivered to any recipient. */
    public boolean has(String messageId) {
        return files.all().stream().anyMatch(mail -> messageId.equals(mail.messageId()));
    }

    /** Stops both servers; the messages stay in the directory. */
    @Override
    public void close() {
        mail.stop();
    }

    private void load() {
        for (DeliveredMail delivered : files.all()) {
            try {
                mailbox(delivered.recipient()).deliver(delivered.message());
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
