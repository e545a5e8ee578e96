package vn.chitieu.ingestion.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
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
    private final CityDays days;
    private final Clock clock;
    private final Map<Day, Use> uses = new ConcurrentHashMap<>();
    private final Map<Kind, Refusal> refusals = new ConcurrentHashMap<>();

    /**
     * Makes it.
     *
     * @param process identifies this process among others and earlier ones
     */
    public UsageCounter(AuditRepository auditRepository, String process, CityDays days, Clock clock) {
        this.auditRepository = Objects.requireNonNull(auditRepository);
        this.process = Objects.requireNonNull(process);
        this.days = Objects.requireNonNull(days);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Counts a request in which a credential was proven.
     *
     * @param city id of its city; null where it is of all
     */
    public void used(@Nullable String city, String credential) {
        Instant now = clock.instant();
        Use use = uses.computeIfAbsent(new Day(days.of(city, now), city, credential), unused -> new Use(now));
        use.requests.increment();
        use.lastAt = now;
    }

    /** Counts the outcomes of the updates or targets of a request. */
    public void sent(@Nullable String city, String credential, int accepted, int rejected) {
        Instant now = clock.instant();
        Use use = uses.computeIfAbsent(new Day(days.of(city, now), city, credential), unused -> new Use(now));
        use.accepted.add(accepted);
        use.rejected.add(rejected);
    }

    /** Counts a request that was refused by authorization or rate limit; the subject is one that was issued. */
    public void refused(@Nullable String city, String subject, String code) {
        Instant now = clock.instant();
        count(new Kind(days.of(city, now), city, subject, code), now);
    }

    /** Counts a request that was refused under a name that any client can have made up. */
    public void refusedStranger(String name, String code) {
        Instant now = clock.instant();
        Kind kind = new Kind(days.of(null, now), null, name, code);
        count(
                refusals.size() < MAX_REFUSED || refusals.containsKey(kind)
                        ? kind
                        : new Kind(kind.day(), null, OTHERS, code),
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
        Instant now = clock.instant();
        List<Counted> counted = new ArrayList<>();
        List<Used> changedUses = new ArrayList<>();
        List<Refused> changedRefusals = new ArrayList<>();
        uses.forEach((day, use) -> {
            Used used = use.of(day);
            if (used.requests() + used.accepted() + used.rejected() != use.kept) {
                changedUses.add(used);
                counted.add(new Counted(use, used.requests() + used.accepted() + used.rejected()));
            }
        });
        refusals.forEach((kind, refusal) -> {
            Refused refused = refusal.of(kind);
            if (refused.count() != refusal.kept) {
                changedRefusals.add(refused);
                counted.add(new Counted(refusal, refused.count()));
            }
        });
        if (!counted.isEmpty()) {
            auditRepository.keep(process, changedUses, changedRefusals);
        }
        counted.forEach(each -> each.what().kept = each.count());
        uses.entrySet()
                .removeIf(use -> isOver(use.getKey().day(), use.getKey().city(), now)
                        && use.getValue().isKept(use.getValue().of(use.getKey())));
        refusals.keySet().removeIf(kind -> isOver(kind.day(), kind.city(), now));
    }

    private boolean isOver(LocalDate day, @Nullable String city, Instant now) {
        return day.isBefore(days.of(city, now));
    }

    private record Day(LocalDate day, @Nullable String city, String credential) {}

    private record Kind(LocalDate day, @Nullable String city, String subject, String code) {}

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
            return new Used(
                    day.day(), day.city(), day.credential(), requests.sum(), accepted.sum(), rejected.sum(), lastAt);
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
            return new Refused(kind.day(), kind.city(), kind.subject(), kind.code(), count.sum(), firstAt, lastAt);
        }
    }
}
