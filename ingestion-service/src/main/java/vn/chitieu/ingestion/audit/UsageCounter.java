package vn.chitieu.ingestion.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.audit.AuditEntry.Refused;
import vn.chitieu.ingestion.audit.AuditEntry.Used;

/**
 * Counts in memory the use of each credential, and hands the counts to the audit periodically, so that no request waits
 * for it. Thread-safe.
 *
 * <p>Names that were never issued are counted one by one up to a bound: a client that makes names up fills no memory
 * and no disk, but is counted under {@value #OTHERS}, and hides nothing that is done with a credential.
 */
public final class UsageCounter {

    /** Stands for all names beyond those that are counted one by one. */
    public static final String OTHERS = "others";

    private static final int MAX_REFUSED = 1_000;

    private final AuditRepository auditRepository;
    private final String process;
    private final Supplier<Catalog> catalog;
    private final Clock clock;
    private final Map<Day, Use> uses = new ConcurrentHashMap<>();
    private final Map<Kind, Refusal> refusals = new ConcurrentHashMap<>();
    private volatile Today today = Today.at(Instant.EPOCH, ZoneOffset.UTC);

    /**
     * Makes it.
     *
     * @param process identifies this process among others and earlier ones
     */
    public UsageCounter(AuditRepository auditRepository, String process, Supplier<Catalog> catalog, Clock clock) {
        this.auditRepository = Objects.requireNonNull(auditRepository);
        this.process = Objects.requireNonNull(process);
        this.catalog = Objects.requireNonNull(catalog);
        this.clock = Objects.requireNonNull(clock);
    }

    /** Counts a request in which a credential was proven. */
    public void used(String credential) {
        Instant now = clock.instant();
        Use use = uses.computeIfAbsent(new Day(today(now), credential), unused -> new Use(now));
        use.requests.increment();
        use.lastAt = now;
    }

    /** Counts the outcomes of the updates or targets of a request. */
    public void sent(String credential, int accepted, int rejected) {
        Instant now = clock.instant();
        Use use = uses.computeIfAbsent(new Day(today(now), credential), unused -> new Use(now));
        use.accepted.add(accepted);
        use.rejected.add(rejected);
    }

    /** Counts a request that was refused by authorization or rate limit; the subject is one that was issued. */
    public void refused(String subject, String code) {
        Instant now = clock.instant();
        count(new Kind(today(now), subject, code), now);
    }

    /** Counts a request that was refused under a name that any client can have made up. */
    public void refusedStranger(String name, String code) {
        Instant now = clock.instant();
        Kind kind = new Kind(today(now), name, code);
        count(
                refusals.size() < MAX_REFUSED || refusals.containsKey(kind) ? kind : new Kind(kind.day(), OTHERS, code),
                now);
    }

    private void count(Kind kind, Instant now) {
        Refusal refusal = refusals.computeIfAbsent(kind, unused -> new Refusal(now));
        refusal.count.increment();
        refusal.lastAt = now;
    }

    /**
     * Hands over what was counted since the last time, and drops the days before today. What could not be handed over
     * is retried the next time.
     *
     * @throws vn.chitieu.support.problem.UnavailableException if the store does not answer
     */
    public synchronized void keep() {
        LocalDate today = today(clock.instant());
        List<Counted> counted = new ArrayList<>();
        List<Used> changedUses = new ArrayList<>();
        List<Refused> changedRefusals = new ArrayList<>();
        uses.forEach((day, use) -> {
            Used now = use.of(day);
            if (now.requests() + now.accepted() + now.rejected() != use.kept) {
                changedUses.add(now);
                counted.add(new Counted(use, now.requests() + now.accepted() + now.rejected()));
            }
        });
        refusals.forEach((kind, refusal) -> {
            Refused now = refusal.of(kind);
            if (now.count() != refusal.kept) {
                changedRefusals.add(now);
                counted.add(new Counted(refusal, now.count()));
            }
        });
        if (!counted.isEmpty()) {
            auditRepository.keep(process, changedUses, changedRefusals);
        }
        counted.forEach(each -> each.what().kept = each.count());
        uses.entrySet()
                .removeIf(use -> use.getKey().day().isBefore(today)
                        && use.getValue().isKept(use.getValue().of(use.getKey())));
        refusals.keySet().removeIf(kind -> kind.day().isBefore(today));
    }

    private LocalDate today(Instant now) {
        ZoneId zone = catalog.get().calendar().zone();
        Today known = today;
        if (!known.covers(now, zone)) {
            known = Today.at(now, zone);
            today = known;
        }
        return known.day();
    }

    /** The day that it is, as long as it is: every request asks for it. */
    private record Today(LocalDate day, ZoneId zone, Instant from, Instant until) {

        static Today at(Instant now, ZoneId zone) {
            LocalDate day = LocalDate.ofInstant(now, zone);
            return new Today(
                    day,
                    zone,
                    day.atStartOfDay(zone).toInstant(),
                    day.plusDays(1).atStartOfDay(zone).toInstant());
        }

        boolean covers(Instant now, ZoneId in) {
            return zone.equals(in) && !now.isBefore(from) && now.isBefore(until);
        }
    }

    private record Day(LocalDate day, String credential) {}

    private record Kind(LocalDate day, String subject, String code) {}

    private record Counted(Count what, long count) {}

    /** What was counted, and how much of it is kept. */
    private static class Count {
        volatile long kept;
    }

    private static final class Use extends Count {
        final LongAdder requests = new LongAdder();
        final LongAdder accepted = new LongAdder();
        final LongAdder rejected = new LongAdder();
        volatile Instant lastAt;

        Use(Instant firstAt) {
            this.lastAt = firstAt;
        }

        Used of(Day day) {
            return new Used(day.day(), day.credential(), requests.sum(), accepted.sum(), rejected.sum(), lastAt);
        }

        boolean isKept(Used now) {
            return now.requests() + now.accepted() + now.rejected() == kept;
        }
    }

    private static final class Refusal extends Count {
        final LongAdder count = new LongAdder();
        final Instant firstAt;
        volatile Instant lastAt;

        Refusal(Instant firstAt) {
            this.firstAt = firstAt;
            this.lastAt = firstAt;
        }

        Refused of(Kind kind) {
            return new Refused(kind.day(), kind.subject(), kind.code(), count.sum(), firstAt, lastAt);
        }
    }
}
