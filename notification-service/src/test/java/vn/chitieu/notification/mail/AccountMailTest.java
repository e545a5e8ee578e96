package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.AccountInvited.Occasion;
import vn.chitieu.notification.accountlink.AccountLinkNotice;
import vn.chitieu.notification.accountlink.AccountLinkService;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.entrylink.IngestionAddress;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;
import vn.chitieu.support.link.AccountLink;
import vn.chitieu.support.link.AccountLinkCodec;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;

/** The mail by whose link a person sets the password of an account. */
class AccountMailTest {

    private static final Pattern LINK =
            Pattern.compile("https://chitieu\\.example\\.org/ingestion/dat-mat-khau/([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");
    private static final Instant EXPIRES = SomeFigures.NOW.plus(Duration.ofDays(7));

    private final List<FrozenMail> left = new ArrayList<>();
    private final MessageChannel channel = new LinkSigningChannel(
            mail -> {
                left.add(mail);
                return new SendOutcome.Accepted("250 ok");
            },
            SomeMails.ACCOUNTS::sign);

    @ParameterizedTest
    @CsvSource({"INVITATION, vi", "INVITATION, en", "RESET, vi", "RESET, en"})
    void saysExactlyThus(Occasion occasion, String language) throws Exception {
        MimeMessage mail = SomeMails.parse(SomeMails.write(notice(occasion, language)));
        String name = "account-" + occasion.name().toLowerCase(java.util.Locale.ROOT) + "." + language;
        String html = GoldenMails.normalised(SomeMails.part(mail, 1));
        GoldenMails.keepForEyes(name, SomeMails.part(mail, 1));
        assertThat(mail.getAllRecipients()[0].toString()).contains("<van-thu-nam-ngan@example.org>");
        assertThat("Subject: " + mail.getSubject() + "\n\n"
                        + SomeMails.part(mail, 0).replace("\r\n", "\n"))
                .isEqualTo(GoldenMails.expected(
                        name + ".txt",
                        "Subject: " + mail.getSubject() + "\n\n"
                                + SomeMails.part(mail, 0).replace("\r\n", "\n")));
        assertThat(html).isEqualTo(GoldenMails.expected(name + ".html", html));
    }

    @Test
    void whatWaitsOpensNoAccountAndWhatLeavesDoes() throws Exception {
        FrozenMail waiting = SomeMails.write(notice(Occasion.INVITATION, "vi"));
        assertThat(SomeMails.ACCOUNTS.read(token(waiting))).isEmpty();

        assertThat(channel.send(waiting)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(channel.send(waiting)).isInstanceOf(SendOutcome.Accepted.class);

        FrozenMail sent = left.get(0);
        assertThat(SomeMails.ACCOUNTS.read(token(sent))).contains(new AccountLink("nam-ngan.van-thu", 7, EXPIRES));
        assertThat(SomeMails.text(SomeMails.parse(sent), "text/html")).contains(token(sent));
        assertThat(sent).as("the same at each attempt").isEqualTo(left.get(1));
        assertThat(sent.messageId()).isEqualTo(waiting.messageId());
        assertThat(SomeMails.parse(sent).getHeader(LinkSigningChannel.HEADER)).isNull();
        assertThat(SomeMails.parse(sent).getMessageID()).isEqualTo(waiting.messageId());
    }

    /** A text from outside must not get a signature, wherever it stands. */
    @Test
    void noOtherMailIsSigned() {
        String unsigned = "https://chitieu.example.org/ingestion/dat-mat-khau/"
                + SomeMails.ACCOUNTS.writeUnsigned(new AccountLink("quan-tri", 9, EXPIRES));
        String mark = LinkSigningChannel.HEADER + ": " + LinkSigningChannel.UNSIGNED;
        byte[] bytes = ("To: a@example.org\r\nSubject: x\r\n\r\n" + mark + "\r\n" + unsigned + "\r\n" + mark
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        channel.send(new FrozenMail("<x@example.org>", "a@example.org", bytes));
        assertThat(left.get(0).bytes()).isEqualTo(bytes);
    }

    @Test
    void aLinkThatCannotBeSignedWaits() throws Exception {
        MessageChannel keyless = new LinkSigningChannel(
                mail -> {
                    throw new AssertionError("it left");
                },
                new AccountLinkCodec(new SignedTokens(new LinkSigningKeys(List.of())))::sign);
        assertThat(keyless.send(SomeMails.write(notice(Occasion.RESET, "vi"))))
                .isInstanceOf(SendOutcome.Deferred.class);
    }

    @Test
    void aPersonWhoLooksAtTheMailSeesNoLink() throws Exception {
        channel.send(SomeMails.write(notice(Occasion.RESET, "vi")));
        byte[] seen = new MimeMailRedactor(SignedTokens::withoutTokens).withoutLinks(left.get(0));
        assertThat(SomeMails.text(SomeMails.parse(seen), "text/plain")).contains("/dat-mat-khau/...");
    }

    @Test
    void aLinkPastItsTimeIsNotWritten() {
        AccountLinkNotice late = new AccountLinkNotice(
                CityKey.HOME,
                "nam-ngan.van-thu",
                7,
                Occasion.RESET,
                "van-thu-nam-ngan@example.org",
                "vi",
                SomeFigures.NOW,
                SomeFigures.NOW.minusSeconds(60));
        assertThatThrownBy(() -> SomeMails.write(late)).isInstanceOf(UnrenderableNoticeException.class);
    }

    @Test
    void withoutAKeyOrAnAddressThereIsNoLink() {
        Clock clock = Clock.fixed(SomeFigures.NOW, ZoneOffset.UTC);
        AccountLinkCodec keyless = new AccountLinkCodec(new SignedTokens(new LinkSigningKeys(List.of())));
        URI page = URI.create("https://chitieu.example.org/ingestion/");
        AccountLinkNotice notice = notice(Occasion.INVITATION, "vi");
        assertThat(new AccountLinkService(keyless, new IngestionAddress(page), clock).link(notice))
                .isEmpty();
        assertThat(new AccountLinkService(SomeMails.ACCOUNTS, new IngestionAddress(null), clock).link(notice))
                .isEmpty();
        assertThat(new AccountLinkService(SomeMails.ACCOUNTS, new IngestionAddress(page), clock).link(notice))
                .isPresent();
    }

    @Test
    void anInvitationIsOneNoticeHoweverOftenItComes() {
        AccountLinkNotice notice = notice(Occasion.INVITATION, "vi");
        assertThat(notice.id()).isEqualTo(notice(Occasion.INVITATION, "vi").id());
        AccountLinkNotice next = new AccountLinkNotice(
                notice.city(),
                notice.account(),
                8,
                notice.occasion(),
                notice.email(),
                notice.language(),
                notice.expires(),
                notice.wantedAt());
        assertThat(next.id()).isNotEqualTo(notice.id());
        assertThat(notice.toString()).doesNotContain("@");
    }

    private static String token(FrozenMail mail) throws Exception {
        Matcher found = LINK.matcher(SomeMails.text(SomeMails.parse(mail), "text/plain"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static AccountLinkNotice notice(Occasion occasion, String language) {
        return new AccountLinkNotice(
                CityKey.HOME,
                "nam-ngan.van-thu",
                7,
                occasion,
                "van-thu-nam-ngan@example.org",
                language,
                EXPIRES,
                SomeFigures.NOW);
    }
}
