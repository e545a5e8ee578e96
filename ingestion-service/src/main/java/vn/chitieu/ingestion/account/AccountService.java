package vn.chitieu.ingestion.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.security.PasswordPolicy;
import vn.chitieu.support.security.Role;

/**
 * Creates and disables accounts, and resets and changes their passwords. A password that is made up for an
 * administrator exists in full only in the answer. A person whose account changes is signed out everywhere.
 * Thread-safe.
 */
@Service
public final class AccountService {

    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);
    private static final PasswordEncoder PASSWORDS = PasswordHashes.encoder();

    private final AccountRepository accounts;
    private final InvitationService invitations;
    private final AccountJournal journal;
    private final GeneratedPasswords passwords;
    private final Catalogs catalogs;
    private final Clock clock;

    /** Makes the use case. */
    AccountService(
            AccountRepository accounts,
            InvitationService invitations,
            AccountJournal journal,
            GeneratedPasswords passwords,
            Catalogs catalogs,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.journal = journal;
        this.passwords = passwords;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /**
     * What an account is to be.
     *
     * @param role name of a role of people
     * @param email where its mails go; null for a person who gets none
     * @param language of the mails; null for Vietnamese
     */
    public record Request(
            String name,
            String role,
            Set<String> units,
            Set<String> cities,
            @Nullable String email,
            @Nullable String language) {}

    /** The outcome of a request for an account. */
    public sealed interface Answer {

        /**
         * It was created.
         *
         * @param password the only copy of it; null where the person is sent a link to set one
         */
        record Created(Account account, @Nullable String password) implements Answer {}

        /** It was not; all that is wrong with the request. */
        record Refused(List<Flaw> flaws) implements Answer {}
    }

    /**
     * Creates an account, or says all that is wrong with the request. A person with an address is sent a mail with a
     * link by which to set the password, where mails are sent.
     *
     * @param city id of the city by whose catalog the mail is written
     * @param by id of the administrator's credential
     */
    public Answer create(Request request, String city, String by) {
        List<Flaw> flaws = AccountFlaws.of(request, accounts, catalogs);
        if (!flaws.isEmpty()) {
            return new Answer.Refused(flaws);
        }
        String password = passwords.next();
        Account.Address address = AccountFlaws.address(request.email(), request.language());
        boolean isInvited = address != null && invitations.isByMail();
        Account account = new Account(
                request.name(),
                PasswordHashes.hash(password),
                Role.valueOf(request.role()),
                request.units(),
                request.cities(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                address,
                isInvited ? invitations.first(city) : null);
        journal.record(Change.ACCOUNT_CREATED, account, by);
        if (!accounts.add(account)) {
            return new Answer.Refused(List.of(AccountFlaws.taken()));
        }
        LOG.info("created {}", account);
        if (isInvited) {
            invitations.publish();
        }
        return new Answer.Created(account, isInvited ? null : password);
    }

    /**
     * Gives an account a new password that is made up, and makes the link that it was sent void.
     *
     * @param mayChange whether the administrator may change an account
     * @return the only copy of it; empty where there is no such account that holds
     */
    public Optional<String> resetPassword(String name, Predicate<Account> mayChange, String by) {
        Optional<Account> found = accounts.find(name).filter(Account::isEnabled).filter(mayChange);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Account account = found.get();
        String password = passwords.next();
        journal.record(Change.PASSWORD_RESET, account, by);
        boolean holds = accounts.setPassword(account.name(), PasswordHashes.hash(password));
        journal.signOut(account);
        return holds ? Optional.of(password) : Optional.empty();
    }

    /** The outcome of a change of a password by the person. */
    public enum PasswordChange {
        /** It holds, and the person is signed out everywhere. */
        CHANGED,
        /** The current password is another one. */
        WRONG,
        /** The new one is too short, too long, or among the most common. */
        WEAK,
        /** The new one is the current one. */
        SAME,
        /** The person has no account here that holds, but stands in the settings. */
        NOT_AN_ACCOUNT
    }

    /**
     * Gives the account of a person the password that the person has chosen, and signs the person out everywhere.
     *
     * @param current what the person signs in with so far
     */
    public PasswordChange changePassword(String name, String current, String fresh) {
        Optional<Account> found = accounts.find(name).filter(Account::isEnabled);
        if (found.isEmpty()) {
            return PasswordChange.NOT_AN_ACCOUNT;
        }
        Account account = found.get();
        if (!PASSWORDS.matches(current, account.passwordHash())) {
            return PasswordChange.WRONG;
        }
        if (PasswordPolicy.fault(fresh).isPresent()) {
            return PasswordChange.WEAK;
        }
        if (fresh.equals(current)) {
            return PasswordChange.SAME;
        }
        journal.record(Change.PASSWORD_CHANGED, account, AccountJournal.subject(account));
        boolean holds = accounts.setPassword(account.name(), PasswordHashes.hash(fresh));
        journal.signOut(account);
        return holds ? PasswordChange.CHANGED : PasswordChange.NOT_AN_ACCOUNT;
    }

    /**
     * Disables an account, for ever. Idempotent.
     *
     * @param mayChange whether the administrator may change an account
     * @return whether there is such an account
     */
    public boolean disable(String name, Predicate<Account> mayChange, String by) {
        Optional<Account> found = accounts.find(name).filter(mayChange);
        if (found.isEmpty()) {
            return false;
        }
        Account account = found.get();
        if (account.isEnabled()) {
            journal.record(Change.ACCOUNT_DISABLED, account, by);
            accounts.disable(account.name(), clock.instant());
            LOG.info("disabled {}", account);
        }
        journal.signOut(account);
        return true;
    }

    /** The outcome of a change of an address. */
    public sealed interface AddressChange {

        /** The account has it. */
        record Changed(Account account) implements AddressChange {}

        /** There is no such account that holds. */
        record Unknown() implements AddressChange {}

        /** All that is wrong with it. */
        record Refused(List<Flaw> flaws) implements AddressChange {}
    }

    /**
     * Lets the mails of an account go elsewhere, which makes the link that it was sent void. An invitation that was not
     * used is sent again, to the new address. Idempotent.
     *
     * @param email empty for a person who gets no mails
     * @param city id of the city by whose catalog the mail is written
     * @param mayChange whether the administrator may change an account
     */
    public AddressChange setAddress(
            String name,
            String email,
            @Nullable String language,
            Predicate<Account> mayChange,
            String city,
            String by) {
        List<Flaw> flaws = AccountFlaws.ofAddress(email, language);
        if (!flaws.isEmpty()) {
            return new AddressChange.Refused(flaws);
        }
        Optional<Account> found = accounts.find(name).filter(Account::isEnabled).filter(mayChange);
        if (found.isEmpty()) {
            return new AddressChange.Unknown();
        }
        Account account = found.get();
        Account.Address address = AccountFlaws.address(email, language);
        if (Objects.equals(address, account.address())) {
            return new AddressChange.Changed(account);
        }
        journal.record(Change.ACCOUNT_ADDRESS_CHANGED, account, by);
        if (!accounts.setAddress(account.name(), address)) {
            return new AddressChange.Unknown();
        }
        if (address != null) {
            invitations.addressChanged(account, city, by);
        }
        return accounts.find(name)
                .<AddressChange>map(AddressChange.Changed::new)
                .orElseGet(AddressChange.Unknown::new);
    }
}
