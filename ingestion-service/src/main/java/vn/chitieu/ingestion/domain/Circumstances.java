package vn.chitieu.ingestion.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.domain.access.Credential;

/**
 * What an update is checked against.
 *
 * @param catalog the city
 * @param sender the credential that it came with
 * @param now when it came, by our clock
 * @param clockTolerance how far a sender's clock may run ahead of ours, zero or more
 */
public record Circumstances(Catalog catalog, Credential sender, Instant now, Duration clockTolerance) {
    public Circumstances {
        Objects.requireNonNull(catalog);
        Objects.requireNonNull(sender);
        Objects.requireNonNull(now);
        if (clockTolerance.isNegative()) {
            throw new IllegalArgumentException("expected a tolerance of zero or more, got " + clockTolerance);
        }
    }
}
