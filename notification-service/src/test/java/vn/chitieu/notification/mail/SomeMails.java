package vn.chitieu.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Properties;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryDigests;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReports;
import vn.chitieu.notification.mail.letter.LetterWriter;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.UnwritableNoticeException;
import vn.chitieu.notification.quarterreport.GatherReport;
import vn.chitieu.notification.quarterreport.Reports;
import vn.chitieu.notification.routing.digest.Digests;

/** Mails as the service writes them, and their parts. */
public final class SomeMails {

    static final MailIdentity IDENTITY = new MailIdentity(
            "chitieu@example.org",
            "Theo dõi chỉ tiêu",
            "tra-loi@example.org",
            "chitieu.example.org",
            "alerts.example.org");

    private SomeMails() {}

    static MimeLetters letters(Catalog catalog) {
        return letters(catalog, new SomeReports(), new InMemoryCases());
    }

    static MimeLetters letters(Catalog catalog, Reports reports, Cases cases) {
        return letters(catalog, reports, cases, new InMemoryDigests());
    }

    static MimeLetters letters(Catalog catalog, Reports reports, Cases cases, Digests digests) {
        LetterWriter writer = new LetterWriter(
                "https://chitieu.example.org/",
                (recipient, about, episode, wantedAt) ->
                        URI.create("https://chitieu.example.org/answer/" + recipient + "/" + about));
        NoticeWords words = new NoticeWords(writer, new GatherReport(reports, cases), digests);
        return new MimeLetters(words, new MimeBody(new LetterLayout(), new ChartPictures()), IDENTITY, () -> catalog);
    }

    static FrozenMail write(Notice notice) throws UnwritableNoticeException {
        return letters(SmallCity.catalog()).write(notice, SomeFigures.NOW);
    }

    public static FrozenMail fired() throws UnwritableNoticeException {
        return write(SomeNotices.fired("uv-dn"));
    }

    static MimeMessage parse(FrozenMail mail) throws MessagingException {
        return parse(mail.bytes());
    }

    static MimeMessage parse(byte[] mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    /** Returns the first text of that media type, wherever in the message it is. */
    static String text(Part part, String mediaType) throws MessagingException, IOException {
        if (part.isMimeType(mediaType)) {
            return (String) part.getContent();
        }
        if (part.isMimeType("multipart/*")) {
            MimeMultipart parts = (MimeMultipart) part.getContent();
            for (int at = 0; at < parts.getCount(); at++) {
                String found = text(parts.getBodyPart(at), mediaType);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    /** Returns the text (0) or the HTML (1). */
    static String part(MimeMessage message, int index) throws MessagingException, IOException {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
    }
}
