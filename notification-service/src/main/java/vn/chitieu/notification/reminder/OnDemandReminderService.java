package vn.chitieu.notification.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.cases.RecipientResolver;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Reminds a unit today because a person wants it, beside the reminders that the calendar brings. Idempotent within a
 * day: the same unit again on the same day is the same mails. The schedule of reminders goes on as it would have, and
 * punctuality does not count these. Thread-safe.
 */
@Service
public final class OnDemandReminderService {

    private static final Logger log = LoggerFactory.getLogger(OnDemandReminderService.class);

    private final CityIds cities;
    private final DutyRepository duties;
    private final OutboxPublisher outboxPublisher;
    private final Clock clock;

    /** Takes the ids of cities, the reports that are due, what posts notices, and the clock. */
    public OnDemandReminderService(
            CityIds cities, DutyRepository duties, OutboxPublisher outboxPublisher, Clock clock) {
        this.cities = cities;
        this.duties = duties;
        this.outboxPublisher = outboxPublisher;
        this.clock = clock;
    }

    /** Returns the reports of this quarter and the one before that a unit still owes, as far as totals were seen. */
    public List<ReportDuty> owed(Catalog city, String unit) {
        CityKey which = cities.key(city.id());
        Quarter current = Quarter.of(today(city, clock.instant()));
        Quarter before = Quarter.of(current.firstDay().minusDays(1));
        List<DutyKey> keys = List.of(before, current).stream()
                .flatMap(quarter ->
                        calendars(city).stream().map(calendar -> new DutyKey(which, unit, quarter, calendar)))
                .toList();
        return duties.find(keys).stream()
                .filter(duty -> duty.state() != DutyState.REPORTED)
                .toList();
    }

    /**
     * Posts a reminder of each of these reports to those of the unit who are reminded by the calendar.
     *
     * @param by who wants it, for the log
     * @return the notices, posted now or before on this day; none where no position of the unit is in charge
     */
    public List<ReminderNotice> remind(Catalog city, List<ReportDuty> owed, String by) {
        Instant now = clock.instant();
        List<ReminderNotice> notices = owed.stream()
                .flatMap(duty -> recipients(city, duty, now).stream().map(person -> notice(duty, person, city, now)))
                .toList();
        notices.forEach(notice -> {
            outboxPublisher.post(notice);
            log.info("{} is reminded of {} because {} wants it", notice.recipient(), notice.about(), by);
        });
        return notices;
    }

    private static List<String> recipients(Catalog city, ReportDuty duty, Instant now) {
        TotalKey first = new TotalKey(
                duty.key().city(),
                duty.key().scope(),
                duty.missing().get(0),
                duty.key().period().quarter());
        return RecipientResolver.chain(city, first, today(city, now)).step(0);
    }

    private static ReminderNotice notice(ReportDuty duty, String person, Catalog city, Instant now) {
        NoticeKind kind = now.isBefore(duty.deadline()) ? NoticeKind.REMINDER : NoticeKind.OVERDUE;
        int number = ReminderNotice.ON_DEMAND + (int) today(city, now).toEpochDay();
        String id = ReminderNotice.idOf(duty.key(), kind, number, person);
        return new ReminderNotice(
                duty.key(),
                kind,
                number,
                0,
                duty.deadline(),
                duty.missing(),
                person,
                now,
                duty.threads().getOrDefault(person, id));
    }

    private static List<String> calendars(Catalog city) {
        return city.indicators().stream()
                .filter(one -> one.rollUp().formula() == null)
                .map(Indicator::calendar)
                .map(calendar -> calendar.id())
                .distinct()
                .toList();
    }

    private static LocalDate today(Catalog city, Instant now) {
        return LocalDate.ofInstant(now, city.calendar().zone());
    }
}
