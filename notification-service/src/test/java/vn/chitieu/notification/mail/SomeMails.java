package vn.chitieu.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.accountlink.AccountLinkService;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.entrylink.EntryInvitationService;
import vn.chitieu.notification.entrylink.IngestionAddress;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryDigestRepository;
import vn.chitieu.notification.fixtures.InMemoryQuestions;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.SomeReports;
import vn.chitieu.notification.mail.letter.LetterBuilder;
import vn.chitieu.notification.mail.letter.LinkedCity;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;
import vn.chitieu.notification.quarterreport.ReportMaterialService;
import vn.chitieu.notification.quarterreport.ReportSource;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.QuestionRepository;
import vn.chitieu.notification.question.StillAwaited;
import vn.chitieu.notification.routing.digest.DigestRepository;
import vn.chitieu.support.link.AccountLinkCodec;
import vn.chitieu.support.link.EntryLinkCodec;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;

/** Mails as the service writes them, and their parts. */
public final class SomeMails {

    static final MailIdentity IDENTITY = new MailIdentity(
            "chitieu@example.org",
            "Theo dõi chỉ tiêu",
            "tra-loi@example.org",
            "chitieu.example.org",
            "alerts.example.org");

    /** The only person of a unit is the head of Nam Ngạn. */
    static final EntryLinkCodec LINKS =
            new EntryLinkCodec(new SignedTokens(new LinkSigningKeys(List.of(new byte[LinkSigningKeys.LEAST_BYTES]))));

    static final EntryInvitationService INVITATIONS = new EntryInvitationService(
            LINKS,
            URI.create("https://chitieu.example.org/ingestion/"),
            (token, unit, quarter) -> Optional.of((unit + " " + quarter).getBytes(StandardCharsets.UTF_8)),
            Duration.ofDays(30));

    /** Signs the links to accounts. */
    static final AccountLinkCodec ACCOUNTS =
            new AccountLinkCodec(new SignedTokens(new LinkSigningKeys(List.of(new byte[LinkSigningKeys.LEAST_BYTES]))));

    static final AccountLinkService ACCOUNT_LINKS = new AccountLinkService(
            ACCOUNTS,
            new IngestionAddress(URI.create("https://chitieu.example.org/ingestion/")),
            Clock.fixed(SomeFigures.NOW, ZoneOffset.UTC));

    /** Leads to the answer for who is asked, to the page of questions for who asked. */
    static final QuestionLinks QUESTION_LINKS = notice -> {
        boolean answered = notice.answer() != null;
        String page = answered ? "?view=questions" : "answer/question/" + notice.recipient();
        return new QuestionLinks.Link(URI.create("https://chitieu.example.org/canh-bao/" + page), answered);
    };

    private SomeMails() {}

    static MimeMessageWriter letters(Catalog catalog) {
        return letters(catalog, new SomeReports(), new InMemoryCases());
    }

    static MimeMessageWriter letters(Catalog catalog, ReportSource reports, CaseRepository cases) {
        return letters(catalog, reports, cases, new InMemoryDigestRepository());
    }

    static MimeMessageWriter letters(
            Catalog catalog, ReportSource reports, CaseRepository cases, DigestRepository digests) {
        return letters(catalog, reports, cases, digests, new InMemoryQuestions());
    }

    static MimeMessageWriter letters(
            Catalog catalog,
            ReportSource reports,
            CaseRepository cases,
            DigestRepository digests,
            QuestionRepository questions) {
        LetterBuilder writer = new LetterBuilder(
                "https://chitieu.example.org/",
                (recipient, about, episode, wantedAt) ->
                        URI.create("https://chitieu.example.org/answer/" + recipient + "/" + about),
                LinkedCity.UNNAMED);
        LetterFactory words = new LetterFactory(
                writer,
                new ReportMaterialService(reports, cases),
                digests,
                INVITATIONS,
                ACCOUNT_LINKS,
                QUESTION_LINKS,
                reminder -> true,
                new StillAwaited(questions));
        return new MimeMessageWriter(
                words,
                new MimeBody(new LetterTemplate(), new ChartRenderer()),
                IDENTITY,
                Catalogs.of(catalog),
                CityIds.ofHome(catalog.id()));
    }

    /** Writes one mail that says several notices, the first of which is its own. */
    static FrozenMail write(List<Notice> notices) throws UnrenderableNoticeException {
        return letters(SmallCity.catalog()).write(notices.get(0), notices, SomeFigures.NOW);
    }

    static FrozenMail write(Notice notice) throws UnrenderableNoticeException {
        return letters(SmallCity.catalog()).write(notice, SomeFigures.NOW);
    }

    public static FrozenMail fired() throws UnrenderableNoticeException {
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
