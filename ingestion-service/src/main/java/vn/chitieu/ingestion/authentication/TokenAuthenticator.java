package vn.chitieu.ingestion.authentication;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.authentication.TokenVerifier.Verdict;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.ingestion.credential.TargetOwners;

/**
 * Authenticates and authorizes bearer tokens. A token with units may report for them, one with owners may assign their
 * targets; no token makes an administrator. Thread-safe.
 */
@Service
final class TokenAuthenticator {

    private final TokenVerifier tokens;
    private final Catalogs catalogs;
    private final DefaultCity defaultCity;
    private final Clock clock;

    /** Takes the verifier, and the catalogs for the units, indicators and owners that exist. */
    TokenAuthenticator(TokenVerifier tokens, Catalogs catalogs, DefaultCity defaultCity, Clock clock) {
        this.tokens = Objects.requireNonNull(tokens);
        this.catalogs = Objects.requireNonNull(catalogs);
        this.defaultCity = Objects.requireNonNull(defaultCity);
        this.clock = Objects.requireNonNull(clock);
    }

    /** Returns whether a text is to be taken for a token instead of a key. */
    public boolean isToken(String text) {
        return tokens.isToken(text);
    }

    /** Returns what a token says of itself, true or not. */
    public String nameOf(String token) {
        return tokens.nameOf(token);
    }

    /**
     * Authenticates a token; returns a credential under the name of its subject, which is kept nowhere.
     *
     * @throws vn.chitieu.support.problem.UnavailableException if it cannot be known at present
     */
    public AuthenticationFailure authenticate(String token) {
        Verdict verdict = tokens.verify(token);
        if (verdict instanceof Verdict.Nothing nothing) {
            return nothing.proof();
        }
        Verdict.Genuine genuine = (Verdict.Genuine) verdict;
        String id = tokens.nameOf(token);
        Optional<Catalog> city =
                Optional.ofNullable(genuine.city()).or(defaultCity::id).flatMap(catalogs::find);
        if (city.isEmpty() && catalogs.all().isEmpty()) {
            throw IngestionProblemCode.CATALOG_MISSING.unavailable("no city has a catalog", null);
        }
        if (city.isEmpty()) {
            return new AuthenticationFailure.Refused(
                    id,
                    AuthenticationFailure.Fault.CLAIM_NOT_VALID,
                    "expected a city of " + catalogs.all().navigableKeySet() + " in the token's claim of the city, got "
                            + (genuine.city() == null ? "none" : QuotedText.of(genuine.city())));
        }
        String flaw = flaw(genuine, city.get());
        return flaw == null
                ? new AuthenticationFailure.Proven(
                        credential(id, genuine).of(city.get().id()))
                : new AuthenticationFailure.Refused(id, AuthenticationFailure.Fault.CLAIM_NOT_VALID, flaw);
    }

    private Credential credential(String id, Verdict.Genuine genuine) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        if (genuine.units() != null) {
            rights.add(Right.REPORT);
        }
        if (genuine.owners() != null) {
            rights.add(Right.TARGETS);
        }
        return new Credential(
                id,
                genuine.subject(),
                rights,
                orNone(genuine.units()),
                orNone(genuine.indicators()),
                orNone(genuine.owners()),
                KeySecrets.of(SecretHash.OF_NOTHING),
                new CredentialLifetime(clock.instant(), genuine.expiresAt(), null),
                false,
                RateLimit.AS_FOR_ALL,
                null);
    }

    private static @Nullable String flaw(Verdict.Genuine genuine, Catalog city) {
        if (genuine.units() == null && genuine.owners() == null) {
            return "expected a token with a claim of units, or of owners of targets, got one with neither";
        }
        Set<String> owners = TargetOwners.of(city);
        String unit = unknown(genuine.units(), id -> city.unit(id).isPresent());
        if (unit != null) {
            return "expected ids of units of the catalog in the token's claim of units, got " + QuotedText.of(unit);
        }
        String indicator =
                unknown(genuine.indicators(), code -> city.indicator(code).isPresent());
        if (indicator != null) {
            return "expected codes of the catalog in the token's claim of indicators, got " + QuotedText.of(indicator);
        }
        String owner = unknown(genuine.owners(), owners::contains);
        return owner == null
                ? null
                : "expected owners of targets, " + owners + ", in the token's claim of owners, got "
                        + QuotedText.of(owner);
    }

    private static @Nullable String unknown(@Nullable Set<String> named, Predicate<String> known) {
        return orNone(named).stream()
                .filter(known.negate())
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static Set<String> orNone(@Nullable Set<String> named) {
        return named == null ? Set.of() : named;
    }
}
