package vn.chitieu.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.util.MailStreamProvider;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.UnknownCityException;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.accountlink.AccountLinkNotice;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.mail.letter.HeaderText;
import vn.chitieu.notification.mail.letter.Letter;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.outbox.ResentNotice;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;

/**
 * Writes mails: the headers, and in them what the notice says. Final is only what is wrong with the letter itself: a
 * recipient or words that there are not, an address that is none, or more bytes than can be stored and sent. Any other
 * fault, as of a database that is away or of a service that stops in that moment, is one of now, and the mail is
 * written later.
 */
public final class MimeMessageWriter implements MessageWriter {

    /** The largest mail: the database takes 16 MB with its other fields, and few mail servers take more. */
    static final int MOST_BYTES = 15_000_000;

    private static final int NAME_LIMIT = 100;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    /** Where it is not named, Jakarta Mail looks for it in every jar at each word and each part that it encodes. */
    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    static {
        System.getProperties().putIfAbsent(STREAMS, MailStreamProvider.class.getName());
    }

    private final LetterFactory words;
    private final MimeBody body;
    private final MailIdentity identity;
    private final Catalogs catalogs;
    private final CityIds cities;

    public MimeMessageWriter(
            LetterFactory words, MimeBody body, MailIdentity identity, Catalogs catalogs, CityIds cities) {
        this.words = words;
        this.body = body;
        this.identity = identity;
        this.catalogs = catalogs;
        this.cities = cities;
    }

    @Override
    public FrozenMail write(Notice notice, Instant now) throws UnrenderableNoticeException {
        return write(notice, List.of(notice), now);
    }

    @Override
    public FrozenMail write(Notice notice, List<Notice> said, Instant now) throws UnrenderableNoticeException {
        Catalog city = catalog(notice);
        Person person = person(ResentNotice.originalOf(notice), city);
        try {
            Letter letter =
                    words.write(said.stream().map(ResentNotice::originalOf).toList(), person, city);
            boolean hasUnsignedLink = ResentNotice.originalOf(notice) instanceof AccountLinkNotice;
            FrozenMail mail = write(
                    letter,
                    person,
                    notice.id(),
                    notice.thread(),
                    hasUnsignedLink,
                    now.atZone(city.calendar().zone()));
            if (mail.size() > MOST_BYTES) {
                throw new UnrenderableNoticeException(
                        "expected a mail of at most " + MOST_BYTES + " bytes, got " + mail.size());
            }
            return mail;
        } catch (AddressException noAddress) {
            throw new UnrenderableNoticeException(
                    "expected an address of " + person.id() + ", got " + noAddress.getMessage(), noAddress);
        } catch (MessagingException | IOException | RuntimeException fault) {
            throw new NotYetRenderableException("could not write the mail to " + person.id() + ": " + fault, fault);
        }
    }

    /**
     * Writes a letter that no notice wants, such as one that tries the way.
     *
     * @param id left side of its Message-ID
     * @throws MessagingException if the address of the person is none
     */
    public FrozenMail write(Letter letter, Person person, String id, ZonedDateTime now)
            throws MessagingException, IOException {
        return write(letter, person, id, id, false, now);
    }

    /** The person of an account need not be one of the catalog. */
    private static Person person(Notice notice, Catalog city) throws UnrenderableNoticeException {
        if (notice instanceof AccountLinkNotice ofAccount) {
            return new Person(
                    ofAccount.recipient(),
                    new LocalizedName(
                            "sử dụng tài khoản " + ofAccount.account(), "user of the account " + ofAccount.account()),
                    ofAccount.email(),
                    ofAccount.language(),
                    Scope.city(),
                    Set.of(),
                    1,
                    Person.Delivery.AT_ONCE,
                    DateRange.ALWAYS);
        }
        return city.people().stream()
                .filter(one -> one.id().equals(notice.recipient()))
                .findFirst()
                .orElseThrow(() ->
                        new UnrenderableNoticeException("expected a person of the catalog, got " + notice.recipient()));
    }

    private FrozenMail write(
            Letter letter, Person person, String id, String thread, boolean hasUnsignedLink, ZonedDateTime now)
            throws MessagingException, IOException {
        InternetAddress to = address(person.email(), person.position().in(letter.language()));
        MimeMessage message = new LetterMessage(identity.messageId(id));
        message.setRecipient(Message.RecipientType.TO, to);
        address(message, id, thread, letter, now);
        if (hasUnsignedLink) {
            message.setHeader(LinkSigningChannel.HEADER, LinkSigningChannel.UNSIGNED);
        }
        message.setContent(body.of(letter, id + "@" + identity.domain()));
        message.saveChanges();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return new FrozenMail(identity.messageId(id), to.getAddress(), bytes.toByteArray());
    }

    /** The catalog of a city may be behind, or the first of its editions may still come. */
    private Catalog catalog(Notice notice) throws NotYetRenderableException {
        try {
            return cities.catalog(catalogs, notice.city());
        } catch (UnknownCityException notYet) {
            throw new NotYetRenderableException("the city has no catalog yet: " + notYet.getMessage(), notYet);
        }
    }

    private void address(MimeMessage message, String id, String thread, Letter letter, ZonedDateTime now)
            throws MessagingException, UnsupportedEncodingException {
        message.setFrom(address(identity.sender(), identity.senderName()));
        message.setReplyTo(new InternetAddress[] {new InternetAddress(identity.replyTo(), true)});
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DATE.format(now));
        if (!thread.equals(id)) {
            message.setHeader("In-Reply-To", identity.messageId(thread));
            message.setHeader("References", identity.messageId(thread));
        }
        message.setHeader("Content-Language", letter.language());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("List-Id", "<" + identity.listId() + ">");
    }

    /** Returns an address that is one address and nothing else, with a name that is one line. */
    private static InternetAddress address(String email, String name)
            throws MessagingException, UnsupportedEncodingException {
        InternetAddress address = new InternetAddress(email, true);
        address.setPersonal(HeaderText.of(name, NAME_LIMIT), StandardCharsets.UTF_8.name());
        return address;
    }

    /** A message that keeps the given Message-ID: saveChanges would generate one. */
    private static final class LetterMessage extends MimeMessage {
        /** Made once: each session looks for providers in every jar. */
        private static final Session SESSION = Session.getInstance(new Properties());

        private final String messageId;

        LetterMessage(String messageId) {
            super(SESSION);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
