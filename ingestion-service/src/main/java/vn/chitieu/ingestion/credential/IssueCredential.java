package vn.chitieu.ingestion.credential;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.support.problem.UnavailableException;

/** Issues a credential with a new key, which exists in full only in the answer. Thread-safe. */
@Service
public final class IssueCredential {

    private static final Logger LOG = LoggerFactory.getLogger(IssueCredential.class);
    private static final int MAX_NAME = 100;
    private static final Set<Right> OF_ALL_CITIES = Set.of(Right.ADMIN, Right.READ);
    private static final String GRANTABLE = "the code of an indicator that is reported, or has a target beside TARGETS";

    private final CredentialRepository credentials;
    private final WardAccounts accounts;
    private final AuditService audit;
    private final Catalogs catalogs;
    private final RandomGenerator random;
    private final Clock clock;

    /**
     * Makes the use case.
     *
     * @param accounts where accounts at the Kafka ingress are opened
     * @param random a {@link java.security.SecureRandom} outside of tests
     */
    public IssueCredential(
            CredentialRepository credentials,
            WardAccounts accounts,
            AuditService audit,
            Catalogs catalogs,
            RandomGenerator random,
            Clock clock) {
        this.credentials = Objects.requireNonNull(credentials);
        this.accounts = Objects.requireNonNull(accounts);
        this.audit = Objects.requireNonNull(audit);
        this.catalogs = Objects.requireNonNull(catalogs);
        this.random = Objects.requireNonNull(random);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Issues a credential, or says all that is wrong with the request. Not idempotent: called twice, it issues two.
     *
     * @param by id of the administrator's credential
     * @throws vn.chitieu.support.problem.UnavailableException if the store does not answer
     * @throws vn.chitieu.support.problem.UnavailableException if an account at the Kafka ingress is requested and the
     *     broker does not answer; the credential is void then
     */
    public Answer issue(Request request, String by) {
        List<Flaw> flaws = flaws(request);
        if (!flaws.isEmpty()) {
            return new Answer.Refused(flaws);
        }
        ApiKey key = ApiKey.generate(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Credential credential = new Credential(
                key.credential(),
                PlainText.normalised(request.name()),
                request.rights(),
                request.units(),
                request.indicators(),
                request.owners(),
                KeySecrets.of(SecretHash.of(key.secret())),
                new CredentialLifetime(now, request.expiresAt(), null),
                request.door(),
                request.pace(),
                request.city());
        audit.record(credential.onlyCity(), Change.ISSUED, credential.id(), by, credential.details());
        credentials.add(credential);
        LOG.info(
                "issued credential {} of {} with {} for {} {}",
                credential.id(),
                credential.city(),
                credential.rights(),
                credential.units(),
                credential.owners());
        return new Answer.Issued(credential, key, request.door() ? opened(credential) : null);
    }

    /** No client has the key yet, so a credential without the account that was requested is better void. */
    private WardAccount opened(Credential credential) {
        try {
            return accounts.open(credential);
        } catch (UnavailableException unavailable) {
            credentials.revoke(credential.id(), clock.instant());
            throw unavailable;
        }
    }

    private List<Flaw> flaws(Request request) {
        List<Flaw> flaws = new ArrayList<>();
        if (request.name().isBlank() || request.name().length() > MAX_NAME || !PlainText.isClean(request.name())) {
            flaws.add(new Flaw("name", "expected a name of 1 to 100 characters, got " + QuotedText.of(request.name())));
        }
        if (request.rights().isEmpty()) {
            flaws.add(new Flaw("rights", "expected at least one, got none"));
        }
        if (request.rights().contains(Right.REPORT) && request.units().isEmpty()) {
            flaws.add(new Flaw("units", "expected at least one unit beside REPORT, got none"));
        }
        if (request.rights().contains(Right.TARGETS) == request.owners().isEmpty()) {
            flaws.add(new Flaw("owners", "expected at least one owner exactly with TARGETS, got " + request.owners()));
        }
        Instant expiresAt = request.expiresAt();
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            flaws.add(new Flaw("expiresAt", "expected a time in the future, got " + expiresAt));
        }
        if (request.door() && !accounts.isConfigured()) {
            flaws.add(new Flaw("door", "expected false where no Kafka door is configured, got true"));
        }
        if (request.door() && !request.rights().contains(Right.REPORT)) {
            flaws.add(new Flaw("door", "expected true beside REPORT alone, got " + request.rights()));
        }
        if (request.door() && !request.indicators().isEmpty()) {
            flaws.add(new Flaw(
                    "door",
                    "expected false beside indicators, because a record on Kafka does not say whose it is, got true"));
        }
        flaws.addAll(
                request.city().equals(Credential.ALL_CITIES)
                        ? flawsOfAllCities(request)
                        : flawsOfCity(catalogs.find(request.city()).orElse(null), request));
        return flaws;
    }

    /** A unit, an indicator or an owner is one of a city. */
    private static List<Flaw> flawsOfAllCities(Request request) {
        return OF_ALL_CITIES.containsAll(request.rights())
                        && request.units().isEmpty()
                        && request.indicators().isEmpty()
                ? List.of()
                : List.of(new Flaw(
                        "city",
                        "expected * beside " + OF_ALL_CITIES.stream().sorted().toList()
                                + " alone, without units and indicators, got it beside others"));
    }

    private List<Flaw> flawsOfCity(@Nullable Catalog city, Request request) {
        if (city == null) {
            return List.of(new Flaw(
                    "city",
                    "expected a city of " + catalogs.all().navigableKeySet() + ", got "
                            + QuotedText.of(request.city())));
        }
        List<Flaw> flaws = new ArrayList<>(unknown(
                "units", request.units(), unit -> city.unit(unit).isPresent(), "the id of a unit of the catalog"));
        flaws.addAll(unknown("indicators", request.indicators(), code -> isGrantable(city, request, code), GRANTABLE));
        Set<String> owners = TargetOwners.of(city);
        flaws.addAll(unknown("owners", request.owners(), owners::contains, "one of " + owners));
        return flaws;
    }

    /** Who reports cannot report what is derived; who assigns targets may well assign one for it. */
    private static boolean isGrantable(Catalog city, Request request, String code) {
        return city.indicator(code)
                .filter(indicator -> !indicator.isDerived() || request.rights().contains(Right.TARGETS))
                .isPresent();
    }

    private static List<Flaw> unknown(String field, Set<String> requested, Predicate<String> known, String expected) {
        return requested.stream()
                .filter(known.negate())
                .sorted()
                .map(text -> new Flaw(field, "expected " + expected + ", got " + QuotedText.of(text)))
                .toList();
    }

    /**
     * What the credential is to be.
     *
     * @param name what people will call it
     * @param rights what it allows
     * @param units permanent ids of the units that it speaks for
     * @param indicators codes that it is restricted to; empty means all
     * @param owners who it assigns targets for; at least one exactly with TARGETS
     * @param expiresAt from when on it is void by itself; null for never
     * @param door whether it is to have an account at the Kafka ingress, too
     * @param pace how much it may send where that is not what others may
     * @param city id of the city whose units, indicators and owners these are; {@code *} for an administrator of all
     */
    public record Request(
            String name,
            Set<Right> rights,
            Set<String> units,
            Set<String> indicators,
            Set<String> owners,
            @Nullable Instant expiresAt,
            boolean door,
            RateLimit pace,
            String city) {
        public Request {
            Objects.requireNonNull(name);
            Objects.requireNonNull(pace);
            Objects.requireNonNull(city);
            rights = Set.copyOf(rights);
            units = Set.copyOf(units);
            indicators = Set.copyOf(indicators);
            owners = Set.copyOf(owners);
        }
    }

    /** Outcome of a request. */
    public sealed interface Answer {

        /**
         * The credential is kept; the secrets are shown once and nowhere kept.
         *
         * @param door its account at the Kafka ingress; null where none was requested
         */
        record Issued(
                Credential credential, ApiKey key, @Nullable WardAccount door) implements Answer {}

        /** Nothing was issued. */
        record Refused(List<Flaw> flaws) implements Answer {
            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }
}
