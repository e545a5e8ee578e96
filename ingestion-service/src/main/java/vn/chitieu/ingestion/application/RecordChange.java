package vn.chitieu.ingestion.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.audit.AuditEntry;
import vn.chitieu.ingestion.domain.audit.AuditEntry.Change;
import vn.chitieu.ingestion.domain.audit.AuditTrail;
import vn.chitieu.ingestion.domain.calendar.Exemption;

/**
 * Writes to the audit what an administrator is about to do. Written first, so that nothing is ever done that the audit
 * does not know; what failed afterwards stands there, too. Thread-safe.
 */
public final class RecordChange {

    private final AuditTrail trail;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    /** Makes it. */
    public RecordChange(AuditTrail trail, Supplier<Catalog> catalog, Clock clock) {
        this.trail = Objects.requireNonNull(trail);
        this.catalog = Objects.requireNonNull(catalog);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Writes a change with all that the credential may do.
     *
     * @param by id of the administrator's credential
     * @param more what else is to be told
     */
    void record(Change change, Credential credential, String by, Map<String, String> more) {
        Map<String, String> details = new TreeMap<>(more);
        details.put("name", credential.name());
        details.put("rights", sorted(credential.rights()));
        details.put("units", sorted(credential.units()));
        details.put("indicators", sorted(credential.indicators()));
        details.put("owners", sorted(credential.owners()));
        details.put("door", String.valueOf(credential.door()));
        Instant expiresAt = credential.validity().expiresAt();
        if (expiresAt != null) {
            details.put("expiresAt", expiresAt.toString());
        }
        append(change, credential.id(), by, details);
    }

    /**
     * Writes what an administrator does with an exception.
     *
     * @param by id of the administrator's credential
     */
    void record(Change change, Exemption exemption, String by) {
        append(
                change,
                exemption.id(),
                by,
                Map.of(
                        "unit",
                        exemption.unit(),
                        "quarters",
                        exemption.firstQuarter() + " " + exemption.lastQuarter(),
                        "days",
                        exemption.firstDay() + " " + exemption.lastDay(),
                        "reason",
                        exemption.reason()));
    }

    private void append(Change change, String subject, String by, Map<String, String> details) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate day = LocalDate.ofInstant(now, catalog.get().calendar().zone());
        trail.append(new AuditEntry.Changed(day, subject, now, change, by, details));
    }

    private static String sorted(Set<?> values) {
        return String.join(" ", values.stream().map(String::valueOf).sorted().toList());
    }
}
