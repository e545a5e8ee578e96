package vn.chitieu.support.security;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;
import vn.chitieu.support.catalog.CityAuthority;

/**
 * How people sign in at a service. Each service has these properties under a prefix of its own, beside the list of its
 * keys.
 *
 * @param people who sign in with a password, at the ingestion service alone; none by default, and names differ in more
 *     than case
 * @param oidc how the claims of an OpenID provider are read, once {@code spring.security.oauth2.client} names one
 * @param session how long a person stays signed in without doing anything; 1 min to 7 days
 * @param sessionAtMost how long a session lasts at most, however busy, 1 min to 30 days
 * @param throttle from when on failed attempts with a password cost a wait
 */
record SignInProperties(
        @DefaultValue List<Person> people,
        @DefaultValue Oidc oidc,
        @DefaultValue("PT12H") Duration session,
        @DefaultValue("PT12H") Duration sessionAtMost,
        @DefaultValue Throttle throttle) {

    SignInProperties {
        people = List.copyOf(people);
        Set<String> names = new HashSet<>();
        for (Person person : people) {
            require(
                    names.add(person.name().toLowerCase(Locale.ROOT)),
                    "people to have names that differ in more than case, got " + person.name() + " twice");
        }
        require(
                session.compareTo(Duration.ofMinutes(1)) >= 0 && session.compareTo(Duration.ofDays(7)) <= 0,
                "session 1m to 7d, got " + session);
        require(
                sessionAtMost.compareTo(Duration.ofMinutes(1)) >= 0
                        && sessionAtMost.compareTo(Duration.ofDays(30)) <= 0,
                "session-at-most 1m to 30d, got " + sessionAtMost);
    }

    /**
     * Returns what is configured for a service, or else the defaults.
     *
     * @throws org.springframework.boot.context.properties.bind.BindException which names the property, if one is out of
     *     its range
     * @throws IllegalArgumentException if people have passwords at a service that takes none
     */
    static SignInProperties bind(Environment environment, SignInSite site) {
        SignInProperties properties = Binder.get(environment).bindOrCreate(site.prefix(), SignInProperties.class);
        if (!site.hasPasswords() && !properties.people().isEmpty()) {
            throw new IllegalArgumentException("expected no " + site.prefix()
                    + ".people, since people sign in with a password at the ingestion service alone"
                    + " (chitieu.ingestion.sign-in.people, chitieu.identity.issuer), got "
                    + properties.people().size());
        }
        return properties;
    }

    /**
     * A person who signs in with a password.
     *
     * @param name 1 to 64 letters, digits, dots, hyphens and underscores
     * @param passwordHash as {@link PasswordHashes} has them; the command {@code hash-password} makes one. Empty for a
     *     person who cannot sign in yet
     * @param role a role of people
     * @param units permanent ids of the catalog; of a UNIT or UNIT_HEAD at least one, of others none
     * @param cities ids of the cities that the person may ask about, {@code *} for all; empty for the default city, or
     *     all of a PROVINCE
     */
    record Person(
            String name,
            @DefaultValue("") String passwordHash,
            Role role,
            @DefaultValue Set<String> units,
            @DefaultValue Set<String> cities) {

        private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._-]{1,64}");

        Person {
            require(given(name) && NAME.matcher(name).matches(), "people[].name of 1 to 64 letters, digits and ._-");
            require(
                    passwordHash.isEmpty() || PasswordHashes.isHash(passwordHash),
                    "people[].password-hash of " + name + " to be " + PasswordHashes.EXPECTED + ", got "
                            + kindOf(passwordHash));
            require(
                    !role.isSystem(),
                    "people[].role of " + name + " to be LEADER, STAFF, ADMIN, PROVINCE, UNIT_HEAD or UNIT, got "
                            + role);
            units = Set.copyOf(units);
            require(
                    role.isOfUnits() != units.isEmpty(),
                    "people[].units of " + name + " to name units of a UNIT or UNIT_HEAD and of no other role, got "
                            + units);
            cities = role == Role.PROVINCE && cities.isEmpty() ? Set.of(CityAuthority.ALL) : Set.copyOf(cities);
            require(
                    role != Role.ADMIN || cities.size() <= 1,
                    "people[].cities of " + name + " to name one city of an ADMIN or all, got " + cities);
            require(
                    !role.isOfUnits() || (cities.size() <= 1 && !cities.contains(CityAuthority.ALL)),
                    "people[].cities of " + name + " to name one city of a UNIT or UNIT_HEAD, got " + cities);
        }

        private static String kindOf(String hash) {
            return hash.matches("(?s)\\{[^{}]{1,40}}.*")
                    ? hash.substring(0, hash.indexOf('}') + 1) + "…"
                    : "something without a known prefix";
        }

        /** Returns nothing of the hash, so that it never gets into a log. */
        @Override
        public String toString() {
            return "Person[" + name + ", " + role + ", " + units + "]";
        }
    }

    /**
     * How the claims of an OpenID provider are read.
     *
     * @param roleClaim claim with one role or several
     * @param unitClaim claim with the ids of the units of a UNIT
     * @param cityClaim claim with the ids of the cities that a person may ask about; without it the default city
     * @param leader value of the role claim that makes a LEADER
     * @param staff value that makes a STAFF
     * @param province value that makes a PROVINCE
     * @param admin value that makes an ADMIN
     * @param unitHead value that makes a UNIT_HEAD
     * @param unit value that makes a UNIT
     * @param signOutAtProvider whether people who sign out here are signed out at the provider too, which has to name
     *     its {@code end_session_endpoint} then
     */
    record Oidc(
            @DefaultValue("roles") String roleClaim,
            @DefaultValue("units") String unitClaim,
            @DefaultValue("cities") String cityClaim,
            @DefaultValue("LEADER") String leader,
            @DefaultValue("STAFF") String staff,
            @DefaultValue("PROVINCE") String province,
            @DefaultValue("ADMIN") String admin,
            @DefaultValue("UNIT_HEAD") String unitHead,
            @DefaultValue("UNIT") String unit,
            @DefaultValue("false") boolean signOutAtProvider) {}

    /**
     * From when on failed attempts cost a wait, of five seconds first and of a minute at most.
     *
     * @param failures of one user from one address, 1 to 100; after six times as many of one address with any user, or
     *     ten times as many of one user from any address, a new pair of them waits once before its first attempt
     * @param window after which failures are forgotten, counted from the last one; 1 s to 1 day
     */
    record Throttle(
            @DefaultValue("5") int failures,
            @DefaultValue("PT15M") Duration window) {
        Throttle {
            require(failures >= 1 && failures <= 100, "throttle.failures 1 to 100, got " + failures);
            require(
                    window.compareTo(Duration.ofSeconds(1)) >= 0 && window.compareTo(Duration.ofDays(1)) <= 0,
                    "throttle.window 1s to 1d, got " + window);
        }
    }

    /** What is not configured is bound as null. */
    private static boolean given(String text) {
        return text != null;
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("expected sign-in." + expected);
        }
    }
}
