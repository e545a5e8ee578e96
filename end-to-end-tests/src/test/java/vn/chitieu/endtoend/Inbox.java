package vn.chitieu.endtoend;

import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Somebody's inbox as a mail program reads it, over IMAP. */
final class Inbox {

    private final int port;
    private final String address;

    Inbox(int port, String address) {
        this.port = port;
        this.address = address;
    }

    List<Mail> read() {
        Properties properties = new Properties();
        properties.put("mail.store.protocol", "imap");
        properties.put("mail.imap.connectiontimeout", "5000");
        properties.put("mail.imap.timeout", "10000");
        try (Store store = Session.getInstance(properties).getStore()) {
            store.connect("127.0.0.1", port, address, "any");
            try (Folder folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_ONLY);
                List<Mail> mails = new ArrayList<>();
                for (Message message : folder.getMessages()) {
                    mails.add(mail(message));
                }
                return mails;
            }
        } catch (MessagingException | IOException fault) {
            throw new IllegalStateException("expected to read the inbox of " + address, fault);
        }
    }

    private static Mail mail(Message message) throws MessagingException, IOException {
        Multipart parts = (Multipart) message.getContent();
        return new Mail(
                message.getHeader("Message-ID")[0],
                header(message, "In-Reply-To"),
                message.getSubject(),
                text(parts, "text/plain"),
                text(parts, "text/html"));
    }

    private static String header(Message message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? "" : values[0];
    }

    private static String text(Multipart parts, String type) throws MessagingException, IOException {
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return (String) part.getContent();
            }
            if (part.getContent() instanceof Multipart nested) {
                return text(nested, type);
            }
        }
        throw new IllegalStateException("expected a part of type " + type);
    }

    /** One mail, with its two forms. */
    record Mail(String messageId, String inReplyTo, String subject, String text, String html) {}
}
