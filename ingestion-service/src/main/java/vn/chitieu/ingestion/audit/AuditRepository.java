package vn.chitieu.ingestion.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Append-only audit log; counts of a day grow. Thread-safe; times are kept to the millisecond. Each method throws
 * {@link vn.chitieu.support.problem.UnavailableException} where the store does not answer in time.
 */
public interface AuditRepository {

    /** Adds a change. */
    void append(AuditEntry.Changed change);

    /**
     * Stores what a process has counted on those days so far; idempotent.
     *
     * @param process which process counted, since it was started; counts of several are added up
     */
    void keep(String process, Collection<AuditEntry.Used> uses, Collection<AuditEntry.Refused> refusals);

    /** Returns when each credential that was ever used was used last, by its id, as far as that can be read. */
    Map<String, Instant> lastUses();

    /** Returns entries, those of the latest day first. */
    Page read(Query query);

    /**
     * Which entries are wanted.
     *
     * @param subject about which credential, alone or with others; null for all
     * @param day of which day; null for all
     * @param after {@link Page#next} of the page before; null for the first page
     * @param limit 1 or more
     * @param city about which city, alone or with others; null for all
     * @param withoutCity whether those are meant, too, that are about no city, or are of an older release
     */
    record Query(
            @Nullable String subject,
            @Nullable LocalDate day,
            @Nullable String after,
            int limit,
            @Nullable String city,
            boolean withoutCity) {

        /** Makes a query of all cities. */
        public Query(@Nullable String subject, @Nullable LocalDate day, @Nullable String after, int limit) {
            this(subject, day, after, limit, null, true);
        }

        /** Returns whether an entry of those cities is meant. */
        boolean isAbout(Set<String> cities) {
            return city == null || (cities.isEmpty() ? withoutCity : cities.contains(city));
        }
    }

    /**
     * Some entries.
     *
     * @param next where the next page begins; null on the last one
     */
    record Page(List<AuditEntry> entries, @Nullable String next) {
        public Page {
            entries = List.copyOf(Objects.requireNonNull(entries));
        }
    }
}
