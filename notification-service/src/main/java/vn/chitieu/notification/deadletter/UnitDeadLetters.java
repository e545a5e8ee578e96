package vn.chitieu.notification.deadletter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.DigestSlots;

/**
 * The dead letters of one unit that it was not notified of yet. A day is notified at the first slot after its end, and
 * together with it all days before today; until the next slot nothing more is.
 *
 * @param city which city
 * @param unit permanent id
 * @param version counts changes, 0 for one that is not kept yet
 * @param days those that were not notified yet, in their order
 * @param nextByPartition the next place to count, by partition of the log; what lies before it is counted
 * @param recent where the records lie that were counted last, at most {@value #MOST_RECENT}: the same record's dead
 *     letter is published again after a crash
 * @param timesNotified how many times the unit was notified
 * @param notifiedAt when it was notified last; null where it never was
 * @param pending notices that are wanted and may not be posted yet
 */
public record UnitDeadLetters(
        CityKey city,
        String unit,
        long version,
        List<DeadLetterSummaryDay> days,
        Map<Integer, Long> nextByPartition,
        List<String> recent,
        int timesNotified,
        @Nullable Instant notifiedAt,
        List<RejectionsNotice> pending) {

    private static final int MOST_RECENT = 200;

    public UnitDeadLetters {
        Objects.requireNonNull(city);
        Objects.requireNonNull(unit);
        days = List.copyOf(days);
        nextByPartition = Map.copyOf(nextByPartition);
        recent = List.copyOf(recent.subList(Math.max(0, recent.size() - MOST_RECENT), recent.size()));
        pending = List.copyOf(pending);
    }

    /** Returns a unit of which everything was taken so far. */
    public static UnitDeadLetters none(CityKey city, String unit) {
        return new UnitDeadLetters(city, unit, 0, List.of(), Map.of(), List.of(), 0, null, List.of());
    }

    /**
     * Returns the unit with further records; the same where all of them were read before.
     *
     * @param records of this unit, those of a partition in their order
     */
    public UnitDeadLetters with(List<RejectedRecord> records, WorkingCalendar calendar) {
        SortedMap<LocalDate, DeadLetterSummaryDay> all = new TreeMap<>();
        days.forEach(one -> all.put(one.day(), one));
        Map<Integer, Long> next = new HashMap<>(nextByPartition);
        List<String> places = new ArrayList<>(recent);
        for (RejectedRecord record : records) {
            if (record.offset() < next.getOrDefault(record.partition(), 0L)) {
                continue;
            }
            next.put(record.partition(), record.offset() + 1);
            if (places.contains(record.sample().place())) {
                continue;
            }
            places.add(record.sample().place());
            LocalDate day = LocalDate.ofInstant(record.rejectedAt(), calendar.zone());
            DeadLetterSummaryDay before = all.get(day);
            all.put(
                    day,
                    before == null ? DeadLetterSummaryDay.first(day, record.sample()) : before.with(record.sample()));
        }
        return next.equals(nextByPartition)
                ? this
                : new UnitDeadLetters(
                        city,
                        unit,
                        version + 1,
                        List.copyOf(all.values()),
                        next,
                        places,
                        timesNotified,
                        notifiedAt,
                        pending);
    }

    /** Returns whether the unit is to be notified by now. */
    public boolean isDue(Instant now, DigestSlots slots, WorkingCalendar calendar) {
        if (days.isEmpty()) {
            return false;
        }
        Instant over =
                days.get(0).day().plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        Instant from = notifiedAt == null || notifiedAt.isBefore(over) ? over : notifiedAt;
        return !slots.after(from, calendar).isAfter(now);
    }

    /**
     * Returns the unit with the days before today as requested notices, one for each recipient; without recipients no
     * notice is requested.
     */
    public UnitDeadLetters notified(Instant now, List<String> recipients, WorkingCalendar calendar) {
        LocalDate today = LocalDate.ofInstant(now, calendar.zone());
        List<DeadLetterSummaryDay> over =
                days.stream().filter(one -> one.day().isBefore(today)).toList();
        List<DeadLetterSummaryDay> left =
                days.stream().filter(one -> !one.day().isBefore(today)).toList();
        List<RejectionsNotice> wanted = new ArrayList<>(pending);
        recipients.forEach(
                person -> wanted.add(new RejectionsNotice(city, unit, timesNotified + 1, over, person, now)));
        return new UnitDeadLetters(
                city, unit, version + 1, left, nextByPartition, recent, timesNotified + 1, now, wanted);
    }

    /** Returns the unit once its notices are posted. */
    public UnitDeadLetters settled() {
        return new UnitDeadLetters(
                city, unit, version + 1, days, nextByPartition, recent, timesNotified, notifiedAt, List.of());
    }

    /** Returns its id: that of the unit, after the city where it is not the home city. */
    public String id() {
        return city.stored(unit);
    }

    /** Returns whether there is anything left to do for the unit. */
    public boolean isUnsettled() {
        return !days.isEmpty() || !pending.isEmpty();
    }
}
