package vn.chitieu.notification.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.notification.mail.letter.HeaderText;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.SendOutcome;

/**
 * SMTP, one connection for each mail or for several, one after the other. An answer with a code decides; without one it
 * counts how far the transfer came: a connection that is lost once all bytes have left means that the server may have
 * the mail, although Angus then reports a plain failure and "not delivered".
 *
 * <p>A connection that has carried a mail may be closed by the server before the next: a server counts what it takes on
 * one, or has a timeout. Such a mail goes over a new connection at once, since none of it has left.
 *
 * <p>Where there is an archive it is a second recipient of each mail, which no header names. Either both get a mail or
 * neither; an archive that is refused is left out, since it must not hold back a recipient's mail.
 */
public final class SmtpChannel implements MessageChannel {

    private static final Logger log = LoggerFactory.getLogger(SmtpChannel.class);

    /**
     * Authentication required, too weak, failed, encryption required (RFC 4954): they are about this client, not the
     * mail.
     */
    private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

    /** Service not available, closing the channel (RFC 5321). */
    private static final int CLOSING = 421;

    private static final int ANSWER_LIMIT = 400;
    private static final String SOCKETS = "mail.smtp.socketFactory";

    private final JavaMailSenderImpl settings;
    private final Session session;
    private final String archive;

    /** @param archive address of the archive; empty where there is none */
    public SmtpChannel(JavaMailSenderImpl settings, String archive) {
        this.settings = settings;
        this.session = Session.getInstance(withPromptSockets(settings.getJavaMailProperties()));
        this.archive = archive;
    }

    /** Sockets that are set already stay. Without a fallback a connection that fails is not tried twice. */
    static Properties withPromptSockets(Properties given) {
        Properties properties = new Properties();
        properties.putAll(given);
        if (!given.containsKey(SOCKETS) && !given.containsKey(SOCKETS + ".class")) {
            properties.put(SOCKETS, new NoDelaySocketFactory());
            properties.put(SOCKETS + ".fallback", "false");
        }
        return properties;
    }

    @Override
    public SendOutcome send(FrozenMail mail) {
        try (Line line = line()) {
            return line.send(mail);
        }
    }

    @Override
    public Line line() {
        return new SmtpLine();
    }

    /** Returns how the server was not reached; null where it was and accepts the sign-in. */
    private SendOutcome.@Nullable Unreachable connect(Transport transport) throws MessagingException {
        try {
            transport.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            return null;
        } catch (AuthenticationFailedException refused) {
            throw refused;
        } catch (MessagingException away) {
            Coded coded = coded(away);
            if (coded != null && ABOUT_US.contains(coded.code())) {
                throw away;
            }
            return new SendOutcome.Unreachable(answer(away));
        }
    }

    /** Returns what there is to remark beside the server's answer. */
    private String handOver(Transport transport, FrozenMessage message, Address[] to) throws MessagingException {
        if (archive.isEmpty()) {
            transport.sendMessage(message, to);
            return "";
        }
        Address copy = new InternetAddress(archive, true);
        try {
            transport.sendMessage(message, new Address[] {to[0], copy});
            return "";
        } catch (SendFailedException refused) {
            String why = refusalOf(copy, refused);
            if (why == null || message.leftWhole()) {
                throw refused;
            }
            log.warn("The archive is refused, the mail leaves without a copy: {}", why);
            transport.sendMessage(message, to);
            return "without a copy, the archive was refused (" + why + "): ";
        }
    }

    /** Returns why that address was refused, if it alone was. */
    private static @Nullable String refusalOf(Address copy, SendFailedException refused) {
        String why = null;
        Exception current = refused;
        while (current != null) {
            if (current instanceof SMTPAddressFailedException one) {
                if (!copy.equals(one.getAddress())) {
                    return null;
                }
                why = answer(one);
            }
            current = current instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return why;
    }

    /** Returns whether the server, or the line to it, failed between two mails: "closing", or no answer at all. */
    private static boolean isOver(MessagingException failed) {
        Coded coded = coded(failed);
        return coded == null || coded.code() == CLOSING;
    }

    private static SendOutcome outcome(MessagingException failed, boolean leftWhole) {
        Coded coded = coded(failed);
        if (coded == null) {
            return leftWhole
                    ? new SendOutcome.Unknown("no answer after the whole mail: " + answer(failed))
                    : new SendOutcome.Deferred(answer(failed));
        }
        if (ABOUT_US.contains(coded.code())) {
            return new SendOutcome.ChannelClosed(coded.text());
        }
        return coded.code() < 500 ? new SendOutcome.Deferred(coded.text()) : new SendOutcome.Refused(coded.text());
    }

    /** Returns the first answer 4xx or 5xx that the failure carries; null where it carries none. */
    private static @Nullable Coded coded(MessagingException failed) {
        Exception current = failed;
        while (current != null) {
            int code = code(current);
            if (code >= 400 && code < 600) {
                return new Coded(code, answer(current));
            }
            current = current instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return null;
    }

    private static int code(Exception failed) {
        if (failed instanceof SMTPAddressFailedException recipient) {
            return recipient.getReturnCode();
        }
        if (failed instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failed instanceof SMTPSendFailedException data ? data.getReturnCode() : -1;
    }

    private static String answer(Exception failed) {
        String message = failed.getMessage();
        return HeaderText.of(message == null ? failed.getClass().getSimpleName() : message, ANSWER_LIMIT);
    }

    private static String lastAnswer(Transport transport) {
        String answer = transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : null;
        return answer == null ? "accepted" : HeaderText.of(answer, ANSWER_LIMIT);
    }

    private static void close(@Nullable Transport transport) {
        try {
            if (transport != null) {
                transport.close();
            }
        } catch (MessagingException afterwards) {
            log.debug("The mail server did not let us go politely", afterwards);
        }
    }

    /** One connection after the other, each for as many mails as succeed on it. */
    private final class SmtpLine implements Line {

        private @Nullable Transport open;

        @Override
        public SendOutcome send(FrozenMail mail) {
            FrozenMessage message;
            Address[] to;
            try {
                message = new FrozenMessage(session, mail.bytes());
                to = InternetAddress.parse(mail.to(), true);
            } catch (MessagingException unusable) {
                return new SendOutcome.Refused(answer(unusable));
            }
            Transport used = open;
            if (used != null) {
                try {
                    return accepted(used, message, to);
                } catch (MessagingException failed) {
                    close();
                    if (message.leftWhole() || !isOver(failed)) {
                        return outcome(failed, message.leftWhole());
                    }
                    log.debug("The mail server hung up between two mails: {}", answer(failed));
                }
            }
            return sendOverANewOne(message, to);
        }

        private SendOutcome sendOverANewOne(FrozenMessage message, Address[] to) {
            try {
                Transport fresh = session.getTransport("smtp");
                open = fresh;
                SendOutcome.Unreachable unreachable = connect(fresh);
                if (unreachable != null) {
                    close();
                    return unreachable;
                }
                return accepted(fresh, message, to);
            } catch (AuthenticationFailedException refused) {
                close();
                return new SendOutcome.ChannelClosed(answer(refused));
            } catch (MessagingException failed) {
                close();
                return outcome(failed, message.leftWhole());
            }
        }

        private SendOutcome accepted(Transport transport, FrozenMessage message, Address[] to)
                throws MessagingException {
            return new SendOutcome.Accepted(handOver(transport, message, to) + lastAnswer(transport));
        }

        @Override
        public void close() {
            SmtpChannel.close(open);
            open = null;
        }
    }

    /** An answer with its code. */
    private record Coded(int code, String text) {}
}
