package vn.chitieu.ingestion.account;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Person;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

/**
 * The account of a person.
 *
 * @param name what the person signs in with, in lower case; 1 to 64 letters, digits, dots, hyphens and underscores
 * @param passwordHash as {@link PasswordHashes} has them
 * @param role a role of people
 * @param units ids of the units of a UNIT or UNIT_HEAD, none of another role
 * @param cities ids of the cities that the person may ask about, {@code *} for all; of a UNIT or UNIT_HEAD one, of an
 *     ADMIN one or all
 * @param createdAt when it was created
 * @param disabledAt since when it is disabled; null while it holds
 * @param address where its mails go; null where the person gets none
 * @param invitation the newest one; null where the person never got one
 */
public record Account(
        String name,
        String passwordHash,
        Role role,
        Set<String> units,
        Set<String> cities,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable Address address,
        @Nullable Invitation invitation) {

    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{N}._-]{1,64}");

    /** @throws IllegalArgumentException if a part is not as described */
    public Account {
        if (!isName(name)) {
            throw new IllegalArgumentException("expected a name of 1 to 64 small letters, digits and ._-");
        }
        if (!PasswordHashes.isHash(passwordHash)) {
            throw new IllegalArgumentException("expected " + PasswordHashes.EXPECTED + " of " + name);
        }
        if (!role.isOfPeople()) {
            throw new IllegalArgumentException("expected the role of a person, got " + role);
        }
        Objects.requireNonNull(createdAt);
        units = Set.copyOf(units);
        cities = Set.copyOf(cities);
        Viewer checked = Viewer.of(name, role, units).of(cities);
        units = checked.units();
        cities = checked.cities();
        if (role == Role.ADMIN && cities.size() > 1) {
            throw new IllegalArgumentException("expected one city of an ADMIN or all, got " + cities + " of " + name);
        }
    }

    /** Takes an account whose person gets no mails. */
    public Account(
            String name,
            String passwordHash,
            Role role,
            Set<String> units,
            Set<String> cities,
            Instant createdAt,
            @Nullable Instant disabledAt) {
        this(name, passwordHash, role, units, cities, createdAt, disabledAt, null, null);
    }

    /** Returns whether a text can be a name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Returns whether the person may sign in. */
    public boolean isEnabled() {
        return disabledAt == null;
    }

    /** Returns the same account with another password, which makes its invitation void. */
    public Account withPasswordHash(String hash) {
        return with(hash, disabledAt, address, closedInvitation());
    }

    /** Returns the same account with a newer invitation. */
    public Account invited(Invitation next) {
        return with(passwordHash, disabledAt, address, next);
    }

    /** Returns the same account with another address, which makes what was sent to the earlier one void. */
    public Account withAddress(@Nullable Address other) {
        return with(passwordHash, disabledAt, other, closedInvitation());
    }

    /** Returns the same account, disabled since then. */
    public Account disabled(Instant since) {
        return with(passwordHash, since, address, invitation);
    }

    private @Nullable Invitation closedInvitation() {
        return invitation == null ? null : invitation.closed();
    }

    private Account with(
            String hash, @Nullable Instant since, @Nullable Address itsAddress, @Nullable Invitation newest) {
        return new Account(name, hash, role, units, cities, createdAt, since, itsAddress, newest);
    }

    /** Returns nothing of the hash, so that it never gets into a log. */
    @Override
    public String toString() {
        return "Account[" + name + ", " + role + ", " + units + ", " + cities + "]";
    }

    /**
     * Where the mails of an account go.
     *
     * @param email one address, in lower case
     * @param language {@code vi} or {@code en}
     */
    public record Address(String email, String language) {
        public Address {
            if (!Person.isEmail(email) || !email.equals(email.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("expected one address in lower case, got something else");
            }
            if (!language.equals("vi") && !language.equals("en")) {
                throw new IllegalArgumentException("expected language vi or en, got something else");
            }
        }
    }
}
