package vn.chitieu.notification.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.cases.RecipientResolver;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.city.EachCity;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Tracks the reports that units of all cities owe for this quarter and the one before: reminds, notifies of overdue
 * reports, and keeps the punctuality records. What a report lacks is read from the totals that were seen; an indicator
 * of which no total was seen yet is not known to be missing. Idempotent: interrupted anywhere, it goes on the next
 * time, notifies no recipient twice and counts nothing twice. Thread-safe; several instances may do it at once.
 */
@Service
public final class ReminderService {

    private static final Logger log = LoggerFactory.getLogger(ReminderService.class);

    private final Catalogs catalogs;
    private final CityIds cities;
    private final MissingReports totals;
    private final DutyRepository duties;
    private final PunctualityRepository punctuality;
    private final OutboxPublisher outboxPublisher;
    private final ReportingPolicy policy;

    /**
     * Takes the catalogs in force, the ids of cities, the stores, what posts notices, and when recipients are notified.
     */
    public ReminderService(
            Catalogs catalogs,
            CityIds cities,
            MissingReports totals,
            DutyRepository duties,
            PunctualityRepository punctuality,
            OutboxPublisher outboxPublisher,
            ReportingPolicy policy) {
        this.catalogs = catalogs;
        this.cities = cities;
        this.totals = totals;
        this.duties = duties;
        this.punctuality = punctuality;
        this.outboxPublisher = outboxPublisher;
        this.policy = policy;
    }

    /**
     * Does what is due, city by city.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        return EachCity.doWhatIsDue(catalogs, city -> tick(city, now));
    }

    private boolean tick(Catalog city, Instant now) {
        Quarter current = Quarter.of(LocalDate.ofInstant(now, city.calendar().zone()));
        Quarter before = Quarter.of(current.firstDay().minusDays(1));
        List<Quarter> quarters = List.of(before, current);
        Map<Quarter, List<MissingReport>> seen = totals.find(cities.key(city.id()), quarters, reported(city)).stream()
                .collect(Collectors.groupingBy(MissingReport::quarter));
        boolean wanted = false;
        for (Quarter quarter : quarters) {
            for (List<Indicator> report : byCalendar(city)) {
                wanted |= keep(city, quarter, report, of(report, seen.getOrDefault(quarter, List.of())), now);
            }
        }
        return wanted;
    }

    private static List<String> reported(Catalog city) {
        return city.indicators().stream()
                .filter(one -> one.rollUp().formula() == null)
                .map(Indicator::code)
                .toList();
    }

    private static Map<String, MissingReport> of(List<Indicator> report, List<MissingReport> seen) {
        Set<String> codes = report.stream().map(Indicator::code).collect(Collectors.toSet());
        return seen.stream()
                .filter(total -> codes.contains(total.indicator()))
                .collect(Collectors.toMap(MissingReport::indicator, Function.identity()));
    }

    /** Returns the indicators that units report, those with the same reporting calendar together. */
    private static Iterable<List<Indicator>> byCalendar(Catalog city) {
        return city.indicators().stream()
                .filter(one -> one.rollUp().formula() == null)
                .collect(Collectors.groupingBy(
                        indicator -> indicator.calendar().id(), TreeMap::new, Collectors.toList()))
                .values();
    }

    private boolean keep(
            Catalog city, Quarter quarter, List<Indicator> indicators, Map<String, MissingReport> seen, Instant now) {
        if (seen.isEmpty()) {
            return false;
        }
        ReportingCalendar calendar = indicators.get(0).calendar();
        List<String> units = indicators.stream()
                .flatMap(indicator -> city.reporters(indicator, quarter).stream())
                .map(ReportingUnit::id)
                .distinct()
                .sorted()
                .toList();
        CityKey which = cities.key(city.id());
        List<DutyKey> keys = units.stream()
                .map(unit -> new DutyKey(which, unit, quarter, calendar.id()))
                .toList();
        Map<DutyKey, ReportDuty> known =
                duties.find(keys).stream().collect(Collectors.toMap(ReportDuty::key, Function.identity()));
        boolean wanted = false;
        for (DutyKey key : keys) {
            wanted |= keep(
                    key, Optional.ofNullable(known.get(key)), situation(city, key, quarter, indicators, seen, now));
        }
        return wanted;
    }

    private DutyContext situation(
            Catalog city,
            DutyKey key,
            Quarter quarter,
            List<Indicator> indicators,
            Map<String, MissingReport> seen,
            Instant now) {
        List<Indicator> owed = indicators.stream()
                .filter(indicator -> city.reporters(indicator, quarter).stream()
                        .anyMatch(unit -> unit.id().equals(key.unit())))
                .toList();
        List<String> missing = owed.stream()
                .map(Indicator::code)
                .filter(code ->
                        seen.containsKey(code) && seen.get(code).missing().contains(key.unit()))
                .toList();
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        boolean over = today.isAfter(owed.get(0).calendar().windowOf(quarter).last());
        boolean complete =
                over && missing.isEmpty() && owed.stream().allMatch(indicator -> seen.containsKey(indicator.code()));
        String first = missing.isEmpty() ? owed.get(0).code() : missing.get(0);
        EscalationChain chain =
                RecipientResolver.chain(city, new TotalKey(key.city(), key.scope(), first, quarter), today);
        return new DutyContext(
                now,
                city.calendar(),
                policy.in(city),
                deadline(city, key, owed.get(0), quarter),
                missing,
                complete,
                chain);
    }

    /** The level of a unit may have less time than the city as a whole. */
    private static Instant deadline(Catalog city, DutyKey key, Indicator owed, Quarter quarter) {
        return city.unit(key.unit())
                .map(unit -> city.deadline(unit, owed, quarter))
                .orElseGet(() -> city.deadline(owed, quarter));
    }

    /** Moves a report; one that fails is retried with the next tick and holds back no other. */
    private boolean keep(DutyKey key, Optional<ReportDuty> before, DutyContext situation) {
        try {
            ReportDuty now = DutyLife.next(key, before.orElse(null), situation).orElse(null);
            if (now == null || (!now.isUnsettled() && before.equals(Optional.of(now)))) {
                return false;
            }
            if (!before.equals(Optional.of(now))) {
                if (!duties.store(now)) {
                    return false;
                }
                log.info(
                        "The report {} is {}, {} indicators missing",
                        key,
                        now.state(),
                        now.missing().size());
            }
            settle(now);
            return !now.pending().isEmpty();
        } catch (RuntimeException fault) {
            log.warn("The report {} waits for a fault to pass: {}", key, fault.toString());
            return false;
        }
    }

    private void settle(ReportDuty duty) {
        duty.pending().stream()
                .sorted(Comparator.comparing(notice -> notice.level()))
                .forEach(outboxPublisher::post);
        count(duty);
        duties.store(duty.settled());
    }

    private void count(ReportDuty duty) {
        int year = duty.key().period().quarter().year();
        String unit = duty.key().unit();
        while (true) {
            PunctualityRecord page = punctuality.find(duty.key().city(), year, List.of(unit)).stream()
                    .findFirst()
                    .orElse(PunctualityRecord.empty(duty.key().city(), unit, year));
            PunctualityRecord next = page.with(duty);
            if (next.equals(page) || punctuality.store(next)) {
                return;
            }
        }
    }
}
