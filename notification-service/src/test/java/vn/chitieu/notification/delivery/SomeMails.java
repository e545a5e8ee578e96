package vn.chitieu.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Properties;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.domain.letter.LetterWriter;
import vn.chitieu.notification.domain.notice.Notice;
import vn.chitieu.notification.domain.outbox.FrozenMail;
import vn.chitieu.notification.domain.outbox.UnwritableNoticeException;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;

/** Mails as the service writes them, and their parts. */
final class SomeMails {

    static final MailIdentity IDENTITY = new MailIdentity(
            "chitieu@example.org",
            "Theo dõi chỉ tiêu",
            "tra-loi@example.org",
            "chitieu.example.org",
            "alerts.example.org");

    private SomeMails() {}

    static MimeLetters letters(Catalog catalog) {
        LetterWriter writer = new LetterWriter(
                "https://chitieu.example.org/",
                notice -> URI.create("https://chitieu.example.org/explain/" + notice.id()));
        return new MimeLetters(writer, new LetterLayout(), IDENTITY, () -> catalog);
    }

    static FrozenMail write(Notice notice) throws UnwritableNoticeException {
        return letters(SmallCity.catalog()).write(notice, SomeFigures.NOW);
    }

    static FrozenMail fired() throws UnwritableNoticeException {
        return write(SomeNotices.fired("uv-dn"));
    }

    static MimeMessage parse(FrozenMail mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.bytes()));
    }

    /** Returns the text (0) or the HTML (1). */
    static String part(MimeMessage message, int index) throws MessagingException, IOException {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
    }
}
