package vn.chitieu.notification.application;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.notification.domain.cases.AlertCase;
import vn.chitieu.notification.domain.cases.CaseEvent;
import vn.chitieu.notification.domain.cases.CaseKey;
import vn.chitieu.notification.domain.cases.CaseLife;
import vn.chitieu.notification.domain.cases.CasePolicy;
import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.domain.cases.Circumstances;
import vn.chitieu.notification.domain.cases.InCharge;
import vn.chitieu.notification.domain.cases.JudgedTotal;
import vn.chitieu.notification.domain.cases.Rule;
import vn.chitieu.notification.domain.cases.TotalKey;

/** Moves the cases of totals as the totals change. Thread-safe; a repeated call changes nothing. */
public final class TrackTotals {

    private static final Logger log = LoggerFactory.getLogger(TrackTotals.class);

    private final Cases cases;
    private final Supplier<Catalog> catalog;
    private final CasePolicy policy;
    private final Tally tally;
    private final Clock clock;

    /** Takes the store, the city as it is now, what governs new cases, the counters and the clock. */
    public TrackTotals(Cases cases, Supplier<Catalog> catalog, CasePolicy policy, Tally tally, Clock clock) {
        this.cases = cases;
        this.catalog = catalog;
        this.policy = policy;
        this.tally = tally;
        this.clock = clock;
    }

    /**
     * Takes in revisions of totals in the order in which they were published.
     *
     * @return whether any case may now want notices sent
     */
    public boolean track(List<JudgedTotal> totals) {
        Map<CaseKey, AlertCase> known = new HashMap<>();
        List<TotalKey> keys = totals.stream().map(JudgedTotal::total).distinct().toList();
        cases.of(keys).forEach(one -> known.put(one.key(), one));
        boolean pending = false;
        for (JudgedTotal total : totals) {
            for (CaseEvent event : events(total, known)) {
                AlertCase next = advance(known.get(event.about()), event);
                if (next != null) {
                    known.put(next.key(), next);
                    pending |= !next.pending().isEmpty();
                }
            }
        }
        return pending;
    }

    private static List<CaseEvent> events(JudgedTotal total, Map<CaseKey, AlertCase> known) {
        List<CaseEvent> events = new ArrayList<>();
        total.byOwner().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new CaseEvent.Judged(
                        new CaseKey(Rule.BEHIND_TARGET, total.total(), one.getKey()), one.getValue()))
                .forEach(events::add);
        known.keySet().stream()
                .filter(key ->
                        key.total().equals(total.total()) && !total.byOwner().containsKey(key.owner()))
                .map(key -> new CaseEvent.TargetWithdrawn(key, total.revision()))
                .forEach(events::add);
        return events;
    }

    private @Nullable AlertCase advance(@Nullable AlertCase known, CaseEvent event) {
        AlertCase current = known;
        while (true) {
            AlertCase next =
                    CaseLife.next(current, event, circumstances(event.about().total()));
            if (next == null || Objects.equals(next, current)) {
                return next;
            }
            if (cases.store(next)) {
                tell(current, next);
                return next;
            }
            current = cases.find(event.about()).orElse(null);
        }
    }

    private Circumstances circumstances(TotalKey total) {
        Catalog city = catalog.get();
        WorkingCalendar calendar = city.calendar();
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        Instant answerBy = calendar.plusWorkingDays(today, policy.answerWorkingDays())
                .plusDays(1)
                .atStartOfDay(calendar.zone())
                .toInstant();
        return new Circumstances(now, policy, InCharge.of(city, total, today), answerBy);
    }

    private void tell(@Nullable AlertCase before, AlertCase after) {
        if (before == null || before.state() != after.state()) {
            log.info(
                    "Case {} is {} at revision {} ({} notices wanted)",
                    after.key(),
                    after.state(),
                    after.revision(),
                    after.pending().size());
            tally.caseMoved(after.state());
        }
        if (after.openedUnheard()) {
            log.warn(
                    "Case {} opened, but the catalogue names nobody in charge of {} for {}: nobody is told",
                    after.key(),
                    after.key().total().scope(),
                    after.key().total().indicator());
            tally.nobodyInCharge();
        }
    }
}
