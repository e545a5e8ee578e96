package vn.chitieu.ingestion.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.audit.AuditEntry.Change;

/**
 * Writes to the audit what an administrator is about to do. Written first, so that nothing is ever done that the audit
 * does not know; what failed afterwards stands there, too. Thread-safe.
 */
@Service
public final class AuditService {

    private final AuditRepository auditRepository;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    /** Makes it. */
    public AuditService(AuditRepository auditRepository, Supplier<Catalog> catalog, Clock clock) {
        this.auditRepository = Objects.requireNonNull(auditRepository);
        this.catalog = Objects.requireNonNull(catalog);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Writes what an administrator is about to do.
     *
     * @param subject id of the credential or exemption that changes
     * @param by id of the administrator's credential
     * @param details what the subject is after the change, by name of each field
     */
    public void record(Change change, String subject, String by, Map<String, String> details) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate day = LocalDate.ofInstant(now, catalog.get().calendar().zone());
        auditRepository.append(new AuditEntry.Changed(day, subject, now, change, by, details));
    }
}
