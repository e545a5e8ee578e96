package vn.chitieu.ingestion.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.AccountInvited.Occasion;
import vn.chitieu.ingestion.account.AccountService.Answer;
import vn.chitieu.ingestion.application.SettableClock;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.audit.InMemoryAuditRepository;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.PendingPublisher;
import vn.chitieu.support.link.AccountLink;
import vn.chitieu.support.link.AccountLinkCodec;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.PasswordHashes;

class InvitationServiceTest {

    private static final String FRESH = "chín con trâu trắng";
    private static final String ADMIN = "account:quan-tri";

    private final SettableClock clock = new SettableClock(City.NOW);
    private final InMemoryAccountRepository accounts = new InMemoryAccountRepository();
    private final Log log = new Log();
    private final PendingPublisher<Account> publisher =
            new PendingPublisher<>("invitations", accounts, log, KafkaInvitationRecords::origin);
    private final AccountLinkCodec links =
            new AccountLinkCodec(new SignedTokens(new LinkSigningKeys(List.of(new byte[32]))));
    private final List<String> signedOut = new ArrayList<>();
    private final AccountJournal journal = new AccountJournal(
            new AuditService(new InMemoryAuditRepository(), City.days(), clock),
            new StaticListableBeanFactory(java.util.Map.of("people", (SignedInPeople) signedOut::add))
                    .getBeanProvider(SignedInPeople.class));
    private final GeneratedPasswords passwords = new GeneratedPasswords(new Random(7));
    private final InvitationService invitations = service(true);
    private final AccountService service =
            new AccountService(accounts, invitations, journal, passwords, City.catalogs(), clock);

    @AfterEach
    void stop() {
        publisher.close();
    }

    @Test
    void aPersonWithAnAddressIsInvitedAndSetsThePasswordOnce() {
        assertThat(create("chu-tich", "Chu-Tich@Example.org").password()).isNull();
        publisher.publish();
        AccountInvited event = log.events().get(0);
        assertThat(event)
                .isEqualTo(new AccountInvited(
                        City.ID,
                        "chu-tich",
                        City.NOW.getEpochSecond(),
                        Occasion.INVITATION,
                        "chu-tich@example.org",
                        "vi",
                        City.NOW,
                        City.NOW.plus(Duration.ofDays(7))));
        String token = token(event);

        assertThat(invitations.open(token).name()).isEqualTo("chu-tich");
        assertThat(invitations.open(token).name()).as("to look uses nothing up").isEqualTo("chu-tich");
        assertThat(invitations.accept(token, "matkhau123456")).isPresent();
        assertThat(invitations.accept(token, FRESH)).isEmpty();

        assertThat(PasswordHashes.encoder().matches(FRESH, account("chu-tich").passwordHash()))
                .isTrue();
        assertThat(signedOut).containsExactly("chu-tich");
        refused(token, "ACCOUNT_LINK_USED");
    }

    @Test
    void withoutAnAddressOrWhereNoMailsAreSentThePasswordIsShown() {
        assertThat(create("khong-thu", null).password()).isNotNull();
        InvitationService off = service(false);
        AccountService offline = new AccountService(accounts, off, journal, passwords, City.catalogs(), clock);
        Answer answer = offline.create(
                new AccountService.Request("co-thu", "LEADER", Set.of(), Set.of(City.ID), "a@example.org", "en"),
                City.ID,
                ADMIN);
        assertThat(((Answer.Created) answer).password()).isNotNull();
        assertThat(publisher.publish()).isZero();
        assertThatThrownBy(() -> off.invite("co-thu", one -> true, City.ID, ADMIN))
                .hasMessageContaining("mails to be set up");
        assertThatThrownBy(() -> invitations.invite("khong-thu", one -> true, City.ID, ADMIN))
                .hasMessageContaining("an address");
        assertThat(invitations.invite("another", one -> true, City.ID, ADMIN)).isEmpty();
        assertThat(invitations.invite("co-thu", one -> false, City.ID, ADMIN)).isEmpty();
    }

    @Test
    void anInvitationWaitsUntilTheLogHasIt() {
        log.isAway = true;
        create("chu-tich", "chu-tich@example.org");
        assertThat(publisher.publish()).isZero();
        log.isAway = false;
        publisher.publish();
        assertThat(log.events()).isNotEmpty();
        assertThat(accounts.pending()).isEmpty();
    }

    @Test
    void aResetOfAnAdministratorEndsTheOldPasswordAndTheLinkBefore() {
        create("chu-tich", "chu-tich@example.org");
        String first = newest("chu-tich");
        assertThat(invitations.invite("chu-tich", one -> true, City.ID, ADMIN)).isPresent();
        String again = newest("chu-tich");
        assertThat(account("chu-tich").invitation().occasion()).isEqualTo(Occasion.INVITATION);
        refused(first, "ACCOUNT_LINK_USED");
        invitations.accept(again, FRESH);
        signedOut.clear();

        assertThat(invitations.invite("chu-tich", one -> true, City.ID, ADMIN)).isPresent();

        assertThat(account("chu-tich").invitation().occasion()).isEqualTo(Occasion.RESET);
        assertThat(account("chu-tich").invitation().expires()).isEqualTo(City.NOW.plus(Duration.ofDays(1)));
        assertThat(PasswordHashes.encoder().matches(FRESH, account("chu-tich").passwordHash()))
                .isFalse();
        assertThat(signedOut).containsExactly("chu-tich");
        assertThat(invitations.accept(newest("chu-tich"), FRESH)).isEmpty();
    }

    @Test
    void aLinkEndsWithItsTimeAndWithTheAccount() {
        create("chu-tich", "chu-tich@example.org");
        create("can-bo", "can-bo@example.org");
        String leader = newest("chu-tich");
        String staff = newest("can-bo");
        service.disable("can-bo", one -> true, ADMIN);
        refused(staff, "ACCOUNT_LINK_REVOKED");
        clock.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(invitations.open(leader).name()).isEqualTo("chu-tich");
        clock.pass(Duration.ofSeconds(1));
        refused(leader, "ACCOUNT_LINK_EXPIRED");
        assertThat(links.read(leader)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "../../x", "AAAA.unsigned"})
    void whatWasNotSignedHereIsNoLink(String token) {
        refused(token, "ACCOUNT_LINK_NOT_VALID");
        refused(
                links.writeUnsigned(new AccountLink("chu-tich", 1, City.NOW.plusSeconds(60))),
                "ACCOUNT_LINK_NOT_VALID");
        refused(links.write(new AccountLink("another", 1, City.NOW.plusSeconds(60))), "ACCOUNT_LINK_REVOKED");
    }

    @Test
    void aForgottenPasswordStaysGoodUntilTheLinkIsUsed() {
        create("chu-tich", "chu-tich@example.org");
        invitations.accept(newest("chu-tich"), FRESH);
        clock.pass(Duration.ofMinutes(1));

        invitations.forgotten("Chu-Tich@example.org", null);

        assertThat(account("chu-tich").invitation().occasion()).isEqualTo(Occasion.RESET);
        assertThat(PasswordHashes.encoder().matches(FRESH, account("chu-tich").passwordHash()))
                .isTrue();
        String first = newest("chu-tich");
        invitations.forgotten("chu-tich", null);
        assertThat(newest("chu-tich")).as("one mail in a quarter of an hour").isEqualTo(first);
        clock.pass(Duration.ofMinutes(16));
        invitations.forgotten("chu-tich", null);
        assertThat(newest("chu-tich")).isNotEqualTo(first);
    }

    @Test
    void aForgottenPasswordOfNoAccountSendsNothing() {
        create("khong-thu", null);
        create("khoa", "khoa@example.org");
        service.disable("khoa", one -> true, ADMIN);
        for (String given :
                List.of("unknown", "unknown@example.org", "khong-thu", "khoa", "khoa@example.org", "@", "%")) {
            invitations.forgotten(given, City.ID);
        }
        assertThat(publisher.publish()).isZero();
    }

    @Test
    void aWrongAddressIsMendedAndTheInvitationGoesThere() {
        create("chu-tich", "sai@example.org");
        String first = newest("chu-tich");
        var change = service.setAddress("chu-tich", "dung@example.org", "en", one -> true, City.ID, ADMIN);
        assertThat(change).isInstanceOf(AccountService.AddressChange.Changed.class);
        refused(first, "ACCOUNT_LINK_USED");
        publisher.publish();
        assertThat(log.events().get(log.events().size() - 1)).satisfies(event -> {
            assertThat(event.email()).isEqualTo("dung@example.org");
            assertThat(event.occasion()).isEqualTo(Occasion.INVITATION);
        });
        assertThat(invitations.accept(newest("chu-tich"), FRESH)).isEmpty();
        assertThat(service.setAddress("chu-tich", "no address", null, one -> true, City.ID, ADMIN))
                .isInstanceOf(AccountService.AddressChange.Refused.class);
    }

    @Test
    void anotherPasswordMakesTheLinkVoid() {
        create("chu-tich", "chu-tich@example.org");
        String link = newest("chu-tich");
        assertThat(service.resetPassword("chu-tich", one -> true, ADMIN)).isPresent();
        refused(link, "ACCOUNT_LINK_USED");
    }

    private void refused(String token, String code) {
        assertThatThrownBy(() -> invitations.open(token))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.code().name()).isEqualTo(code));
        assertThatThrownBy(() -> invitations.accept(token, FRESH)).isInstanceOf(ProblemException.class);
    }

    private Answer.Created create(String name, @org.jspecify.annotations.Nullable String email) {
        return (Answer.Created) service.create(
                new AccountService.Request(name, "LEADER", Set.of(), Set.of(City.ID), email, null), City.ID, ADMIN);
    }

    private Account account(String name) {
        return accounts.find(name).orElseThrow();
    }

    private String newest(String name) {
        return token(KafkaInvitationRecords.event(account(name)));
    }

    /** Returns what the notification service makes of an event. */
    private String token(AccountInvited event) {
        return links.write(new AccountLink(event.account(), event.number(), event.expires()));
    }

    private InvitationService service(boolean byMail) {
        return new InvitationService(
                accounts,
                journal,
                publisher,
                new InvitationProperties(byMail, Duration.ofDays(7), Duration.ofDays(1)),
                new StaticListableBeanFactory(java.util.Map.of("links", links)).getBeanProvider(AccountLinkCodec.class),
                passwords,
                clock);
    }

    /** A log that may be away. */
    private static final class Log implements EventLog<Account> {

        private final List<AccountInvited> taken = new ArrayList<>();
        private volatile boolean isAway;

        @Override
        public synchronized List<Fate> append(List<Account> rows, Origin origin) {
            if (isAway) {
                return List.of(new Fate.Unanswered("away"));
            }
            rows.forEach(row -> taken.add(KafkaInvitationRecords.event(row)));
            return List.of(new Fate.Kept("0-" + taken.size()));
        }

        synchronized List<AccountInvited> events() {
            return List.copyOf(taken);
        }
    }
}
