package vn.chitieu.ingestion.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import vn.chitieu.contracts.AccountInvited.Occasion;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.submission.PendingPublisher;
import vn.chitieu.support.link.AccountLink;
import vn.chitieu.support.link.AccountLinkCodec;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.security.PasswordPolicy;

/**
 * Lets people set the passwords of their accounts by a link in a mail. The invitation is kept with the account in one
 * write and published after it (transactional outbox); the notification service signs the link and sends the mail. The
 * link is good once, while the account holds, for the newest invitation of it. Thread-safe.
 */
@Service
public final class InvitationService {

    private static final Logger LOG = LoggerFactory.getLogger(InvitationService.class);

    /** So soon after a mail whose link is still good, the page of a forgotten password asks for no other. */
    private static final Duration PAUSE = Duration.ofMinutes(15);

    private final AccountRepository accounts;
    private final AccountJournal journal;
    private final PendingPublisher<Account> publisher;
    private final InvitationProperties settings;
    private final ObjectProvider<AccountLinkCodec> links;
    private final GeneratedPasswords passwords;
    private final Clock clock;

    /**
     * Makes the use case.
     *
     * @param links what reads the links; none where people do not sign in here
     */
    InvitationService(
            AccountRepository accounts,
            AccountJournal journal,
            PendingPublisher<Account> publisher,
            InvitationProperties settings,
            ObjectProvider<AccountLinkCodec> links,
            GeneratedPasswords passwords,
            Clock clock) {
        this.accounts = accounts;
        this.journal = journal;
        this.publisher = publisher;
        this.settings = settings;
        this.links = links;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Returns whether mails are sent; else an administrator is shown a password once. */
    public boolean isByMail() {
        AccountLinkCodec codec = links.getIfAvailable();
        return settings.byMail() && codec != null && codec.canSign();
    }

    /** Returns the first invitation of an account that is about to be created; its mail is written by that city. */
    Invitation first(String city) {
        return Invitation.after(null, Occasion.INVITATION, city, now(), settings.holds());
    }

    /** Publishes at once what was kept. */
    void publish() {
        publisher.wake();
    }

    /**
     * Sends the person of an account a mail, as an administrator asks: another invitation where the person has used
     * none yet, else a reset. After that the old password is good for nothing, and the person is signed out everywhere.
     *
     * @param mayChange whether the administrator may change an account
     * @param city id of the city by whose catalog the mail is written
     * @param by id of the administrator's credential
     * @return the account with its new invitation; empty where there is no such account that holds
     * @throws ProblemException ACCOUNT_WITHOUT_ADDRESS or ACCOUNT_MAIL_NOT_SET_UP
     */
    public Optional<Account> invite(String name, Predicate<Account> mayChange, String city, String by) {
        if (!isByMail()) {
            throw new ProblemException(
                    IngestionProblemCode.ACCOUNT_MAIL_NOT_SET_UP,
                    "expected keys of links and mails to be set up, got a service without them");
        }
        Optional<Account> found = accounts.find(name).filter(Account::isEnabled).filter(mayChange);
        if (found.isPresent() && found.get().address() == null) {
            throw new ProblemException(
                    IngestionProblemCode.ACCOUNT_WITHOUT_ADDRESS, "expected an account with an address, got none");
        }
        return found.flatMap(account -> {
            Optional<Account> invited = send(account, city, by, isFirst(account) ? null : passwords.unknownHash());
            if (!isFirst(account)) {
                journal.signOut(account);
            }
            return invited;
        });
    }

    /**
     * Sends a mail to each account of that name or address that can get one, unless it has got one minutes ago. The old
     * password stays good: anyone can ask for this.
     *
     * @param city id of the city by whose catalog the mail of an account of several is written; null for none
     */
    void forgotten(String nameOrEmail, @Nullable String city) {
        if (!isByMail()) {
            return;
        }
        Instant recent = clock.instant().minus(PAUSE);
        (nameOrEmail.contains("@") ? accounts.ofEmail(nameOrEmail).stream() : accounts.find(nameOrEmail).stream())
                .filter(account -> account.isEnabled() && account.address() != null)
                .filter(account -> account.invitation() == null
                        || !account.invitation().isOpen()
                        || account.invitation().at().isBefore(recent))
                .forEach(account -> {
                    String own = AccountJournal.cityOf(account);
                    Invitation before = account.invitation();
                    String of = own != null ? own : before != null ? before.city() : city;
                    if (of != null) {
                        send(account, of, "forgotten-password", null);
                    }
                });
    }

    /**
     * Sends the invitation of an account again after its address has changed, where the person has not used it.
     *
     * @param before the account as it was
     */
    void addressChanged(Account before, String city, String by) {
        if (isFirst(before) && isByMail()) {
            Optional<Account> unused = send(before, city, by, null);
        }
    }

    private Optional<Account> send(Account account, String city, String by, @Nullable String hash) {
        Invitation before = account.invitation();
        Occasion occasion = isFirst(account) ? Occasion.INVITATION : Occasion.RESET;
        Duration holds = occasion == Occasion.INVITATION ? settings.holds() : settings.resetHolds();
        Invitation next = Invitation.after(before, occasion, city, now(), holds);
        journal.record(Change.ACCOUNT_INVITED, account, by);
        if (!accounts.invite(account.name(), next, before == null ? 0 : before.number(), hash)) {
            return accounts.find(account.name()).filter(Account::isEnabled); // another was quicker, and sends one
        }
        LOG.info("{} is sent a link: {}", account, occasion);
        publisher.wake();
        return Optional.of(account.invited(next));
    }

    /** Returns whether the person has not used an invitation yet. */
    private static boolean isFirst(Account account) {
        Invitation newest = account.invitation();
        return newest != null && newest.isFirst();
    }

    /**
     * Returns the account whose password the link is good for, now.
     *
     * @param token of the link, or anything else
     * @throws ProblemException ACCOUNT_LINK_NOT_VALID, ACCOUNT_LINK_EXPIRED, ACCOUNT_LINK_USED, ACCOUNT_LINK_REVOKED
     */
    public Account open(String token) {
        return opened(read(token));
    }

    /**
     * Gives the account of a link the password that its person has chosen, uses the link up, and signs the person out
     * everywhere.
     *
     * @return what is wrong with the password; empty where the account has it
     * @throws ProblemException as {@link #open}, also where the link was used meanwhile
     */
    public Optional<String> accept(String token, String fresh) {
        AccountLink link = read(token);
        Account account = opened(link);
        Optional<String> fault = PasswordPolicy.fault(fresh);
        if (fault.isPresent()) {
            return fault;
        }
        journal.record(Change.PASSWORD_SET, account, AccountJournal.subject(account));
        if (!accounts.accept(account.name(), link.number(), PasswordHashes.hash(fresh))) {
            throw used();
        }
        journal.signOut(account);
        return Optional.empty();
    }

    private AccountLink read(String token) {
        AccountLink link = Optional.ofNullable(links.getIfAvailable())
                .flatMap(codec -> codec.read(token))
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.ACCOUNT_LINK_NOT_VALID,
                        "expected the link of an account that was signed here, got another"));
        if (!clock.instant().isBefore(link.expires())) {
            throw new ProblemException(
                            IngestionProblemCode.ACCOUNT_LINK_EXPIRED,
                            "expected a link that holds, got one that expired at " + link.expires())
                    .say("since", link.expires());
        }
        return link;
    }

    private Account opened(AccountLink link) {
        Account account = accounts.find(link.account())
                .filter(Account::isEnabled)
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.ACCOUNT_LINK_REVOKED,
                        "expected the link of an account that holds, got that of one that was disabled or is gone"));
        Invitation newest = account.invitation();
        if (newest == null || newest.number() != link.number() || !newest.isOpen()) {
            throw used();
        }
        return account;
    }

    private static ProblemException used() {
        return new ProblemException(
                IngestionProblemCode.ACCOUNT_LINK_USED,
                "expected the newest link of the account, unused, got one that was used or that a newer one replaces");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
