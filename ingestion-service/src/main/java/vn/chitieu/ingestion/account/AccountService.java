package vn.chitieu.ingestion.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.credential.IssueCredential.Flaw;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.security.PasswordPolicy;
import vn.chitieu.support.security.Role;

/**
 * Creates and disables accounts, and resets and changes their passwords. A password of an administrator's making is
 * generated, 80 random bits, and exists in full only in the answer. A person whose account changes is signed out
 * everywhere. Thread-safe.
 */
@Service
public final class AccountService {

    private static final Logger LOG = LoggerFactory.getLogger(AccountService.class);
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final PasswordEncoder PASSWORDS = PasswordHashes.encoder();
    private static final int GROUPS = 4;
    private static final int LETTERS_OF_A_GROUP = 4;

    private final AccountRepository accounts;
    private final ObjectProvider<SignedInPeople> people;
    private final AuditService audit;
    private final Catalogs catalogs;
    private final RandomGenerator random;
    private final Clock clock;

    /**
     * Makes the use case.
     *
     * @param people who is signed in; none where this service is no OpenID provider
     * @param random a {@link java.security.SecureRandom} outside of tests
     */
    public AccountService(
            AccountRepository accounts,
            ObjectProvider<SignedInPeople> people,
            AuditService audit,
            Catalogs catalogs,
            RandomGenerator random,
            Clock clock) {
        this.accounts = accounts;
        this.people = people;
        this.audit = audit;
        this.catalogs = catalogs;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What an account is to be.
     *
     * @param role name of a role of people
     */
    public record Request(String name, String role, Set<String> units, Set<String> cities) {}

    /** The outcome of a request for an account. */
    public sealed interface Answer {

        /**
         * It was created.
         *
         * @param password the only copy of it
         */
        record Created(Account account, String password) implements Answer {}

        /** It was not; all that is wrong with the request. */
        record Refused(List<Flaw> flaws) implements Answer {}
    }

    /**
     * Creates an account, or says all that is wrong with the request.
     *
     * @param by id of the administrator's credential
     */
    public Answer create(Request request, String by) {
        List<Flaw> flaws = flaws(request);
        if (!flaws.isEmpty()) {
            return new Answer.Refused(flaws);
        }
        String password = password();
        Account account = new Account(
                request.name(),
                PasswordHashes.hash(password),
                Role.valueOf(request.role()),
                request.units(),
                request.cities(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
        audit.record(cityOf(account), Change.ACCOUNT_CREATED, subject(account), by, details(account));
        if (!accounts.add(account)) {
            return new Answer.Refused(List.of(taken()));
        }
        LOG.info("created {}", account);
        return new Answer.Created(account, password);
    }

    /**
     * Gives an account a new password.
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
        String password = password();
        audit.record(cityOf(account), Change.PASSWORD_RESET, subject(account), by, details(account));
        boolean holds = accounts.setPassword(account.name(), PasswordHashes.hash(password));
        signOut(account);
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
        audit.record(cityOf(account), Change.PASSWORD_CHANGED, subject(account), subject(account), details(account));
        boolean holds = accounts.setPassword(account.name(), PasswordHashes.hash(fresh));
        signOut(account);
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
            audit.record(cityOf(account), Change.ACCOUNT_DISABLED, subject(account), by, details(account));
            accounts.disable(account.name(), clock.instant());
            LOG.info("disabled {}", account);
        }
        signOut(account);
        return true;
    }

    private void signOut(Account account) {
        people.ifAvailable(signedIn -> signedIn.signOut(account.name()));
    }

    private List<Flaw> flaws(Request request) {
        List<Flaw> flaws = new ArrayList<>();
        if (!Account.isName(request.name())) {
            flaws.add(new Flaw("name", "expected 1 to 64 small letters, digits and ._-, got something else"));
        } else if (accounts.find(request.name()).isPresent()) {
            flaws.add(taken());
        }
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> one.isOfPeople() && one.name().equals(request.role()))
                .findFirst();
        if (role.isEmpty()) {
            flaws.add(
                    new Flaw("role", "expected LEADER, STAFF, ADMIN, PROVINCE, UNIT_HEAD or UNIT, got something else"));
        }
        boolean isUnit = role.filter(Role::isOfUnits).isPresent();
        if (isUnit == request.units().isEmpty()) {
            flaws.add(new Flaw("units", "expected units of a UNIT or UNIT_HEAD and of no other role"));
        }
        boolean isOfOneCity = isUnit || role.filter(Role.ADMIN::equals).isPresent();
        if (request.cities().isEmpty() || (isOfOneCity && request.cities().size() > 1)) {
            flaws.add(new Flaw("cities", "expected at least one city, and one of a UNIT, UNIT_HEAD or ADMIN"));
        }
        request.cities().stream()
                .filter(city -> isUnit || !city.equals(CityAuthority.ALL))
                .forEach(city -> flawsOf(city, request, flaws));
        return flaws;
    }

    private void flawsOf(String city, Request request, List<Flaw> flaws) {
        Optional<Catalog> catalog = catalogs.find(city);
        if (catalog.isEmpty()) {
            flaws.add(new Flaw("cities", "expected cities of " + catalogs.all().navigableKeySet() + ", got another"));
            return;
        }
        for (String unit : new TreeSet<>(request.units())) {
            if (catalog.get().unit(unit).isEmpty()) {
                flaws.add(new Flaw("units", "expected ids of units of the catalog, got another"));
            }
        }
    }

    private static Flaw taken() {
        return new Flaw("name", "expected a name that is not taken, got one of another account");
    }

    private static String subject(Account account) {
        return "account:" + account.name();
    }

    private static @Nullable String cityOf(Account account) {
        return account.cities().size() == 1 && !account.cities().contains(CityAuthority.ALL)
                ? account.cities().iterator().next()
                : null;
    }

    private static Map<String, String> details(Account account) {
        return Map.of(
                "role", account.role().name(),
                "units", String.join(",", new TreeSet<>(account.units())),
                "cities", String.join(",", new TreeSet<>(account.cities())));
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * LETTERS_OF_A_GROUP; i++) {
            if (i > 0 && i % LETTERS_OF_A_GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
