package vn.chitieu.ingestion.update;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.credential.Credential;

/** Context that an update is checked in. Immutable, thread-safe. */
public final class ValidationContext {

    private final Catalog catalog;
    private final Credential sender;
    private final Instant now;
    private final LocalDate today;
    private final Duration clockTolerance;

    /**
     * Makes them.
     *
     * @param catalog the city
     * @param sender the credential that it came with
     * @param now when it came, by our clock
     * @param clockTolerance how far a sender's clock may run ahead of this service's, zero or more
     */
    public ValidationContext(Catalog catalog, Credential sender, Instant now, Duration clockTolerance) {
        this.catalog = Objects.requireNonNull(catalog);
        this.sender = Objects.requireNonNull(sender);
        this.now = Objects.requireNonNull(now);
        this.today = LocalDate.ofInstant(now, catalog.calendar().zone());
        if (clockTolerance.isNegative()) {
            throw new IllegalArgumentException("expected a tolerance of zero or more, got " + clockTolerance);
        }
        this.clockTolerance = clockTolerance;
    }

    /** Returns the city. */
    public Catalog catalog() {
        return catalog;
    }

    /** Returns the credential that it came with. */
    public Credential sender() {
        return sender;
    }

    /** Returns when it came, by our clock. */
    public Instant now() {
        return now;
    }

    /** Returns the day on which it came, in the city. */
    public LocalDate today() {
        return today;
    }

    /** Returns how far a sender's clock may run ahead of this service's. */
    public Duration clockTolerance() {
        return clockTolerance;
    }
}
