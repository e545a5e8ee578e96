package vn.chitieu.ingestion.application;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.ingestion.domain.PlainText;
import vn.chitieu.ingestion.domain.Quoted;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Credentials;
import vn.chitieu.ingestion.domain.access.Key;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.domain.access.SecretHash;

/** Issues a credential with a new key, which exists in full only in the answer. Thread-safe. */
public final class IssueCredential {

    private static final Logger LOG = LoggerFactory.getLogger(IssueCredential.class);
    private static final int MAX_NAME = 100;

    private final Credentials credentials;
    private final Supplier<Catalog> catalog;
    private final RandomGenerator random;
    private final Clock clock;

    /**
     * Makes the use case.
     *
     * @param random a {@link java.security.SecureRandom} outside of tests
     */
    public IssueCredential(Credentials credentials, Supplier<Catalog> catalog, RandomGenerator random, Clock clock) {
        this.credentials = Objects.requireNonNull(credentials);
        this.catalog = Objects.requireNonNull(catalog);
        this.random = Objects.requireNonNull(random);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Issues a credential, or says all that is wrong with the wish. Asked twice, it issues two.
     *
     * @throws vn.chitieu.ingestion.domain.access.CredentialsUnavailableException if the store does not answer
     */
    public Answer issue(Wish wish) {
        List<Flaw> flaws = flaws(wish);
        if (!flaws.isEmpty()) {
            return new Answer.Refused(flaws);
        }
        Key key = Key.generate(random);
        Credential credential = new Credential(
                key.credential(),
                PlainText.normalised(wish.name()),
                wish.rights(),
                wish.units(),
                wish.indicators(),
                SecretHash.of(key.secret()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
        credentials.add(credential);
        LOG.info("issued credential {} with {} for {}", credential.id(), credential.rights(), credential.units());
        return new Answer.Issued(credential, key);
    }

    private List<Flaw> flaws(Wish wish) {
        Catalog city = catalog.get();
        Stream<Flaw> name = wish.name().isBlank() || wish.name().length() > MAX_NAME || !PlainText.isClean(wish.name())
                ? Stream.of(new Flaw("name", "expected a name of 1 to 100 characters, got " + Quoted.of(wish.name())))
                : Stream.empty();
        Stream<Flaw> rights = wish.rights().isEmpty()
                ? Stream.of(new Flaw("rights", "expected at least one, got none"))
                : Stream.empty();
        Stream<Flaw> noUnits =
                wish.rights().contains(Right.REPORT) && wish.units().isEmpty()
                        ? Stream.of(new Flaw("units", "expected at least one unit beside REPORT, got none"))
                        : Stream.empty();
        Stream<Flaw> units = wish.units().stream()
                .filter(unit -> city.unit(unit).isEmpty())
                .sorted()
                .map(unit -> new Flaw("units", "expected the id of a unit of the catalogue, got " + Quoted.of(unit)));
        Stream<Flaw> indicators = wish.indicators().stream()
                .filter(code -> city.indicator(code).map(Indicator::isDerived).orElse(true))
                .sorted()
                .map(code -> new Flaw(
                        "indicators", "expected the code of an indicator that is reported, got " + Quoted.of(code)));
        return Stream.of(name, rights, noUnits, units, indicators)
                .flatMap(flaw -> flaw)
                .toList();
    }

    /**
     * What the credential is to be.
     *
     * @param name what people will call it
     * @param rights what it allows
     * @param units permanent ids of the units that it speaks for
     * @param indicators codes that it is restricted to; empty means all
     */
    public record Wish(String name, Set<Right> rights, Set<String> units, Set<String> indicators) {
        public Wish {
            Objects.requireNonNull(name);
            rights = Set.copyOf(rights);
            units = Set.copyOf(units);
            indicators = Set.copyOf(indicators);
        }
    }

    /**
     * One thing that is wrong with a wish.
     *
     * @param field name of the field
     * @param message what was expected and what came
     */
    public record Flaw(String field, String message) {
        public Flaw {
            Objects.requireNonNull(field);
            Objects.requireNonNull(message);
        }
    }

    /** What became of a wish. */
    public sealed interface Answer {

        /** The credential is kept; the key is shown once and nowhere kept. */
        record Issued(Credential credential, Key key) implements Answer {}

        /** Nothing was issued. */
        record Refused(List<Flaw> flaws) implements Answer {
            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }
}
