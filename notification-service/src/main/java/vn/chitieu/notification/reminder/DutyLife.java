package vn.chitieu.notification.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * The life of a report that is due: WAITING, REMINDED before the deadline, OVERDUE after it, ESCALATED some working
 * days later, REPORTED at last. Pure; a look by which nothing is due changes nothing. A report that was there and is
 * missing again, because a figure was withdrawn, goes on where it stood. What was done by a clock that was ahead, such
 * as a warning before the deadline, is taken back, and done again at its time.
 */
public final class DutyLife {

    /** A report without a duty so long after its deadline is not asked for: the system was not there then. */
    static final Duration BEGINS_WITHIN = Duration.ofDays(7);

    private DutyLife() {}

    /**
     * Returns the report as it stands now.
     *
     * @param before as it stood; null where there was no duty before
     * @return the same as before where nothing changes; empty where there is nothing to begin
     */
    public static Optional<ReportDuty> next(DutyKey key, @Nullable ReportDuty before, DutyContext situation) {
        if (before == null && !isToBegin(situation)) {
            return Optional.empty();
        }
        if (situation.complete()) {
            return Optional.of(reported(key, before, situation));
        }
        if (situation.missing().isEmpty()) {
            return Optional.ofNullable(before); // some of it is not known yet, and nothing is known to be missing
        }
        Draft draft = new Draft(key, before, situation);
        if (situation.isLate()) {
            draft.warn();
        } else {
            draft.remind();
        }
        return Optional.of(draft.finish());
    }

    private static boolean isToBegin(DutyContext situation) {
        return (!situation.missing().isEmpty() || situation.complete())
                && situation.now().isBefore(situation.deadline().plus(BEGINS_WITHIN));
    }

    private static ReportDuty reported(DutyKey key, @Nullable ReportDuty before, DutyContext situation) {
        if (before != null && before.state() == DutyState.REPORTED) {
            return before;
        }
        return new ReportDuty(
                key,
                before == null ? 1 : before.version() + 1,
                DutyState.REPORTED,
                situation.deadline(),
                List.of(),
                before == null ? 0 : before.reminders(),
                before == null || !situation.isLate() ? 0 : before.warnings(),
                before == null ? Map.of() : before.threads(),
                before == null ? List.of() : before.pending(),
                false,
                situation.now());
    }

    /** What becomes of a report in one step. */
    private static final class Draft {
        private final DutyKey key;
        private final @Nullable ReportDuty before;
        private final DutyContext situation;
        private final Map<String, String> threads = new HashMap<>();
        private final List<ReminderNotice> pending = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>(List.of(0, 0));

        Draft(DutyKey key, @Nullable ReportDuty before, DutyContext situation) {
            this.key = key;
            this.before = before;
            this.situation = situation;
            if (before != null) {
                threads.putAll(before.threads());
                pending.addAll(before.pending());
                counts.set(0, Math.min(before.reminders(), situation.remindersReached()));
                counts.set(1, situation.isLate() ? before.warnings() : 0);
            }
        }

        /** Several reminders that came due at once are one. */
        void remind() {
            int due = situation.remindersDue();
            if (due > counts.get(0)) {
                counts.set(0, due);
                addNotice(NoticeKind.REMINDER, due, 0);
            }
        }

        /** One step a look: where both are due, as after an outage, the escalation follows with the next look. */
        void warn() {
            if (counts.get(1) == 0) {
                counts.set(1, 1);
                addNotice(NoticeKind.OVERDUE, 1, 0);
                addNotice(NoticeKind.OVERDUE, 1, 1);
            } else if (counts.get(1) == 1 && situation.isToEscalate()) {
                counts.set(1, 2);
                addNotice(NoticeKind.OVERDUE, 2, 2);
            }
        }

        ReportDuty finish() {
            DutyState state = state();
            boolean same = before != null
                    && before.state() == state
                    && before.missing().equals(situation.missing())
                    && before.deadline().equals(situation.deadline())
                    && before.reminders() == counts.get(0)
                    && before.warnings() == counts.get(1);
            if (before != null && same) {
                return before;
            }
            return new ReportDuty(
                    key,
                    before == null ? 1 : before.version() + 1,
                    state,
                    situation.deadline(),
                    situation.missing(),
                    counts.get(0),
                    counts.get(1),
                    threads,
                    pending,
                    false,
                    null);
        }

        private DutyState state() {
            if (counts.get(1) > 0) {
                return counts.get(1) > 1 ? DutyState.ESCALATED : DutyState.OVERDUE;
            }
            return counts.get(0) > 0 ? DutyState.REMINDED : DutyState.WAITING;
        }

        /** Where no step is left above, those at the top are notified again. */
        private List<String> people(int level) {
            int there = level;
            while (there > 1 && !situation.chain().reaches(there)) {
                there--;
            }
            return situation.chain().step(there);
        }

        private void addNotice(NoticeKind kind, int number, int level) {
            for (String person : people(level)) {
                String id = ReminderNotice.idOf(key, kind, number, person);
                if (pending.stream().noneMatch(notice -> notice.id().equals(id))) {
                    Instant now = situation.now();
                    String thread = threads.computeIfAbsent(person, first -> id);
                    pending.add(new ReminderNotice(
                            key, kind, number, level, situation.deadline(), situation.missing(), person, now, thread));
                }
            }
        }
    }
}
