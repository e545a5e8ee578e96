package vn.chitieu.ingestion.credential;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Builds credentials that hold for ever: {@code aCredential("c").with(Right.REPORT).of("north").in(City.ID).build()}.
 */
public record ACredential(
        String id,
        Set<Right> rights,
        Set<String> units,
        Set<String> indicators,
        Set<String> owners,
        SecretHash secret,
        RateLimit pace,
        @Nullable String city) {

    /** Begins with one of no city that has the right to report. */
    public static ACredential aCredential(String id) {
        return new ACredential(
                id, Set.of(Right.REPORT), Set.of(), Set.of(), Set.of(), SecretHash.of(id), RateLimit.AS_FOR_ALL, null);
    }

    public ACredential with(Right... others) {
        return new ACredential(id, Set.of(others), units, indicators, owners, secret, pace, city);
    }

    public ACredential of(String... others) {
        return new ACredential(id, rights, Set.of(others), indicators, owners, secret, pace, city);
    }

    public ACredential on(String... others) {
        return new ACredential(id, rights, units, Set.of(others), owners, secret, pace, city);
    }

    public ACredential assigningFor(String... others) {
        return new ACredential(id, rights, units, indicators, Set.of(others), secret, pace, city);
    }

    public ACredential provenBy(SecretHash other) {
        return new ACredential(id, rights, units, indicators, owners, other, pace, city);
    }

    public ACredential at(RateLimit other) {
        return new ACredential(id, rights, units, indicators, owners, secret, other, city);
    }

    public ACredential in(String other) {
        return new ACredential(id, rights, units, indicators, owners, secret, pace, other);
    }

    public Credential build() {
        return within(null);
    }

    /** Returns one for that period alone, as a link makes it. */
    public Credential within(@Nullable ReportingPeriod period) {
        return new Credential(
                id,
                id,
                rights,
                units,
                indicators,
                owners,
                KeySecrets.of(secret),
                new CredentialLifetime(Instant.EPOCH, null, null),
                false,
                pace,
                city,
                period);
    }
}
