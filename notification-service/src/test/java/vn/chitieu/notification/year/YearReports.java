package vn.chitieu.notification.year;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.fixtures.InMemoryReporting;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.notification.reminder.DutyRepository;
import vn.chitieu.notification.reminder.MissingReport;
import vn.chitieu.notification.reminder.MissingReportTracker;
import vn.chitieu.notification.reminder.MissingReports;
import vn.chitieu.notification.reminder.PunctualityRecord;
import vn.chitieu.notification.reminder.PunctualityRepository;
import vn.chitieu.notification.reminder.ReminderService;
import vn.chitieu.notification.reminder.ReportingPolicy;

/** The reports of the year: lets wards report, or not, through the real use cases, and the oracle hear the same. */
final class YearReports {

    private final ReportScript script;
    private final Parts parts;
    private final MissingReportTracker track;
    private final ReminderService keep;
    private final Oracle oracle;

    YearReports(long seed, Parts parts, Catalog city, OutboxPublisher outboxPublisher, Oracle oracle) {
        this.script = new ReportScript(seed);
        this.parts = parts;
        this.track = new MissingReportTracker(parts.totals());
        this.keep = new ReminderService(
                Catalogs.of(city),
                CityIds.ofHome(city.id()),
                parts.totals(),
                parts.duties(),
                parts.ledger(),
                outboxPublisher,
                parts.policy());
        this.oracle = oracle;
    }

    boolean hasNewsAt(Instant now) {
        return !script.at(now).isEmpty();
    }

    /** Lives an hour; nothing can happen but at midnight, at nine, and where a total arrives. */
    void live(Instant now) {
        List<Gap> gaps = script.at(now);
        int hour = now.atZone(YearCity.ZONE).getHour();
        if (gaps.isEmpty() && hour != 0 && hour != 9) {
            return;
        }
        track.track(gaps.stream().map(YearReports::seen).toList());
        gaps.forEach(oracle::hears);
        keep.tick(now);
        oracle.looksAtReports(now);
    }

    private static MissingReport seen(Gap gap) {
        List<String> missing = gap.missing().stream().map(unit -> "u" + unit).toList();
        return new MissingReport(gap.indicator(), gap.quarter(), gap.revision(), missing);
    }

    /** Returns which report is not where it should be, in its store or in the ledger. */
    List<String> account() {
        List<String> wrong = new ArrayList<>();
        int entries = 0;
        for (int unit = 1; unit <= YearCity.UNITS; unit++) {
            entries += parts.ledger().find(CityKey.HOME, 2022, List.of("u" + unit)).stream()
                    .mapToInt(page -> page.entries().size())
                    .sum();
        }
        if (entries != oracle.reports().size()) {
            wrong.add("expected " + oracle.reports().size() + " reports in the ledger, there are " + entries);
        }
        for (ExpectedReport one : oracle.reports()) {
            DutyKey key = DutyKey.parse(one.about().substring("reporting/".length()));
            String expected = one.state + " " + one.reminders + " " + one.warnings + " " + one.lacking.size() + " "
                    + one.reportedAt + " " + one.deadline;
            String is = parts.duties().find(List.of(key)).stream()
                    .map(duty -> duty.state() + " " + duty.reminders() + " " + duty.warnings() + " "
                            + duty.missing().size() + " " + duty.reportedAt() + " " + duty.deadline())
                    .findFirst()
                    .orElse("none");
            String inLedger = parts.ledger().find(CityKey.HOME, 2022, List.of(key.unit())).stream()
                    .flatMap(page -> page.entries().stream())
                    .filter(entry -> entry.report().equals(key))
                    .map(YearReports::words)
                    .findFirst()
                    .orElse("none");
            if (!is.equals(expected) || !inLedger.equals(expected + " " + (one.warnings > 0))) {
                wrong.add(one.about() + ": expected " + expected + ", is " + is + ", in the ledger " + inLedger);
            }
        }
        return wrong;
    }

    private static String words(PunctualityRecord.Entry entry) {
        return entry.state() + " " + entry.reminders() + " " + entry.warnings() + " " + entry.missing() + " "
                + entry.reportedAt() + " " + entry.deadline() + " " + entry.late();
    }

    /** What reports are kept in and by; any of it may be other than it should be. */
    record Parts(MissingReports totals, DutyRepository duties, PunctualityRepository ledger, ReportingPolicy policy) {

        static Parts sound(long seed) {
            return new Parts(
                    new InMemoryReporting.OfSeenTotals(),
                    new InMemoryReporting.OfDuties(),
                    new InMemoryReporting.OfLedger(),
                    ReportTerms.of(seed).policy());
        }
    }
}
