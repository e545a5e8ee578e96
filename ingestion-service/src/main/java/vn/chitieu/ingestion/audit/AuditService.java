package vn.chitieu.ingestion.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.ingestion.audit.AuditEntry.Change;

/**
 * Writes to the audit what an administrator is about to do. Written first, so that nothing is ever done that the audit
 * does not know; what failed afterwards stands there, too. Thread-safe.
 */
@Service
public final class AuditService {

    private final AuditRepository auditRepository;
    private final CityDays days;
    private final Clock clock;

    /** Makes it. */
    public AuditService(AuditRepository auditRepository, CityDays days, Clock clock) {
        this.auditRepository = Objects.requireNonNull(auditRepository);
        this.days = Objects.requireNonNull(days);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Writes what an administrator is about to do.
     *
     * @param city id of the city that it is about; null for none or all
     * @param subject id of the credential or exemption that changes
     * @param by id of the administrator's credential
     * @param details what the subject is after the change, by name of each field
     */
    public void record(@Nullable String city, Change change, String subject, String by, Map<String, String> details) {
        record(city == null ? Set.of() : Set.of(city), change, subject, by, details);
    }

    /**
     * Writes what an administrator is about to do.
     *
     * @param cities ids of the cities that it is about; none for none or all
     */
    public void record(Set<String> cities, Change change, String subject, String by, Map<String, String> details) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate day = days.of(cities.size() == 1 ? cities.iterator().next() : null, now);
        auditRepository.append(new AuditEntry.Changed(day, cities, subject, now, change, by, details));
    }
}
