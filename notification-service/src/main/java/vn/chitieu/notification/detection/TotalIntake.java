package vn.chitieu.notification.detection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.confirmation.AwaitedFigures;
import vn.chitieu.notification.confirmation.AwaitedFiguresRepository;
import vn.chitieu.notification.reminder.MissingReport;
import vn.chitieu.notification.reminder.MissingReportTracker;

/**
 * Takes in the totals of all cities, each city by its own catalog and each total for itself: one that fails waits in
 * the database, and so do later revisions of it, so that each case sees them in their order; no other total and no
 * other city waits for it. The totals of a city without a catalog in force wait for one. Only where they cannot be kept
 * either, because the database is away, does the batch fail. Thread-safe; idempotent.
 */
@Service
public final class TotalIntake {

    private static final Logger log = LoggerFactory.getLogger(TotalIntake.class);
    private static final int AT_ONCE = 200;
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final String NO_CATALOG = "no edition of its catalog is in force";

    private final DetectionService detection;
    private final MissingReportTracker reports;
    private final AwaitedFiguresRepository unconfirmed;
    private final WaitingTotals waiting;
    private final Catalogs catalogs;
    private final Clock clock;
    private final Map<String, HeldUp> heldUp = new ConcurrentHashMap<>();

    TotalIntake(
            DetectionService detection,
            MissingReportTracker reports,
            AwaitedFiguresRepository unconfirmed,
            WaitingTotals waiting,
            Catalogs catalogs,
            Clock clock) {
        this.detection = detection;
        this.reports = reports;
        this.unconfirmed = unconfirmed;
        this.waiting = waiting;
        this.catalogs = catalogs;
        this.clock = clock;
    }

    /** Takes in revisions in the order in which they were published. */
    Taken take(List<IncomingTotal> totals) {
        Set<TotalKey> behind = new HashSet<>(waiting.among(totals));
        Taken taken = Taken.NONE;
        for (List<IncomingTotal> ofCity : totals.stream()
                .collect(Collectors.groupingBy(IncomingTotal::city, LinkedHashMap::new, Collectors.toList()))
                .values()) {
            taken = taken.and(takeCity(ofCity, behind));
        }
        return taken;
    }

    private Taken takeCity(List<IncomingTotal> totals, Set<TotalKey> behind) {
        Catalog catalog = catalogs.find(totals.get(0).city()).orElse(null);
        if (catalog == null) {
            return hold(totals, NO_CATALOG);
        }
        List<IncomingTotal> ready = new ArrayList<>();
        List<IncomingTotal> later = new ArrayList<>();
        totals.forEach(one -> (behind.contains(one.total()) ? later : ready).add(one));
        Taken held = hold(later, "an earlier revision waits");
        try {
            return held.and(track(ready, catalog));
        } catch (RuntimeException fault) {
            log.warn("The totals of {} are taken one by one: {}", catalog.id(), fault.toString());
            return held.and(takeEach(ready, catalog));
        }
    }

    private Taken takeEach(List<IncomingTotal> totals, Catalog catalog) {
        Set<TotalKey> failed = new HashSet<>();
        Taken taken = Taken.NONE;
        for (IncomingTotal one : totals) {
            String fault = failed.contains(one.total()) ? "an earlier revision waits" : null;
            if (fault == null) {
                try {
                    taken = taken.and(track(List.of(one), catalog));
                    continue;
                } catch (RuntimeException its) {
                    fault = its.toString();
                    failed.add(one.total());
                }
            }
            taken = taken.and(hold(List.of(one), fault));
        }
        return taken;
    }

    private Taken hold(List<IncomingTotal> totals, String why) {
        if (!totals.isEmpty()) {
            IncomingTotal first = totals.get(0);
            log.warn(
                    "{} revisions of totals of {} wait, {} of {} first: {}",
                    totals.size(),
                    first.city(),
                    first.revision(),
                    first.total(),
                    why);
        }
        totals.forEach(one -> waiting.add(one, why, clock.instant()));
        return new Taken(0, 0, totals.size(), false);
    }

    private Taken track(List<IncomingTotal> totals, Catalog catalog) {
        List<JudgedTotal> judged = new ArrayList<>();
        List<MissingReport> seen = new ArrayList<>();
        List<AwaitedFigures> awaited = new ArrayList<>();
        for (IncomingTotal one : totals) {
            try {
                judged.add(TotalMapper.judged(one, catalog));
                TotalMapper.seen(one).ifPresent(seen::add);
                TotalMapper.awaited(one, catalog).ifPresent(awaited::add);
            } catch (UnreadableEventException unreadable) {
                log.warn("Left behind revision {} of {}: {}", one.revision(), one.total(), unreadable.getMessage());
            }
        }
        reports.track(seen);
        unconfirmed.keep(awaited);
        boolean wanted = detection.track(judged);
        return new Taken(judged.size(), totals.size() - judged.size(), 0, wanted);
    }

    /**
     * Takes in what waits, each city in its turn; one that still fails is tried again after a rest, longer each time.
     *
     * @return whether any case may now have notices to send
     */
    public boolean tick(Instant now) {
        boolean wanted = false;
        Set<String> found = new HashSet<>();
        @Nullable String city = waiting.nextCity(null).orElse(null);
        while (city != null) {
            found.add(city);
            HeldUp before = heldUp.get(city);
            if (before == null || !now.isBefore(before.until())) {
                wanted |= retry(city, before, now);
            }
            city = waiting.nextCity(city).orElse(null);
        }
        heldUp.keySet().retainAll(found);
        return wanted;
    }

    private boolean retry(String city, @Nullable HeldUp before, Instant now) {
        Attempt attempt = new Attempt();
        Catalog catalog = catalogs.find(city).orElse(null);
        if (catalog == null) {
            attempt.why = NO_CATALOG;
        } else {
            retry(city, catalog, attempt);
        }
        String why = attempt.why;
        if (why == null) {
            heldUp.remove(city);
            log.info("All totals of {} that waited are taken", city);
        } else {
            Duration rest = before == null ? SHORTEST_REST : longer(before.rest());
            heldUp.put(city, new HeldUp(waiting.count(city), why, rest, now.plus(rest)));
        }
        return attempt.wanted;
    }

    private void retry(String city, Catalog catalog, Attempt attempt) {
        Set<TotalKey> stuck = new HashSet<>();
        @Nullable IncomingTotal last = null;
        List<IncomingTotal> page = waiting.list(city, null, AT_ONCE);
        while (!page.isEmpty()) {
            for (IncomingTotal one : page) {
                last = one;
                if (!stuck.contains(one.total()) && !attempt.isTaken(one, catalog)) {
                    stuck.add(one.total());
                }
            }
            page = waiting.list(city, last, AT_ONCE);
        }
    }

    private static Duration longer(Duration rest) {
        Duration doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }

    /** Returns how many revisions of all cities wait, as the last tick found them. */
    public long waiting() {
        return heldUp.values().stream().mapToLong(HeldUp::revisions).sum();
    }

    /** Returns the cities of which totals wait, as the last tick found them. */
    public Map<String, HeldUp> heldUp() {
        return new TreeMap<>(heldUp);
    }

    /** What a retry of a city came to. */
    private final class Attempt {

        private boolean wanted;
        private @Nullable String why;

        boolean isTaken(IncomingTotal one, Catalog catalog) {
            try {
                wanted |= track(List.of(one), catalog).wanted();
                waiting.remove(one);
                return true;
            } catch (RuntimeException fault) {
                why = fault.toString();
                return false;
            }
        }
    }

    /**
     * A city of which totals wait.
     *
     * @param revisions how many
     * @param why the newest fault
     * @param rest how long it rests
     * @param until when it is tried again
     */
    public record HeldUp(long revisions, String why, Duration rest, Instant until) {}

    /**
     * What became of revisions.
     *
     * @param tracked how many their cases have seen
     * @param unreadable how many say something that cannot be
     * @param waiting how many wait
     * @param wanted whether any case may now have notices to send
     */
    record Taken(int tracked, int unreadable, int waiting, boolean wanted) {

        private static final Taken NONE = new Taken(0, 0, 0, false);

        private Taken and(Taken other) {
            return new Taken(
                    tracked + other.tracked,
                    unreadable + other.unreadable,
                    waiting + other.waiting,
                    wanted || other.wanted);
        }
    }
}
