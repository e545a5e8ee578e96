package vn.chitieu.notification.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.domain.cases.CaseKey;
import vn.chitieu.notification.domain.cases.CasePolicy;
import vn.chitieu.notification.domain.cases.Circumstances;
import vn.chitieu.notification.domain.cases.InCharge;

/** Under which circumstances a case moves now, by the clock and the catalogue in force. Thread-safe. */
public final class CaseCircumstances {

    private final Supplier<Catalog> catalog;
    private final CasePolicy policy;
    private final Clock clock;

    /** Takes the city as it is now, what governs new cases, and the clock. */
    public CaseCircumstances(Supplier<Catalog> catalog, CasePolicy policy, Clock clock) {
        this.catalog = catalog;
        this.policy = policy;
        this.clock = clock;
    }

    /** Returns the circumstances of a case at this moment. */
    public Circumstances of(CaseKey key) {
        Catalog city = catalog.get();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        return new Circumstances(now, policy, InCharge.chain(city, key.total(), today), city.calendar(), null);
    }
}
