package vn.chitieu.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.notice.NoticeKind.OVERDUE;
import static vn.chitieu.notification.notice.NoticeKind.REMINDER;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TetCalendar;

/**
 * The report of quý IV-2023: due by the end of Monday 8 January 2024, since 1 January is a holiday. Five working days
 * before that is Friday 29 December, one before is Friday 5 January.
 */
class DutyLifeTest {

    private static final DutyKey KEY = new DutyKey("nam-ngan", new Quarter(2023, 4), "calendar-quarter");
    private static final Instant DEADLINE = at("2024-01-09T00:00");
    private static final ReportingPolicy POLICY = new ReportingPolicy(List.of(5, 1), LocalTime.of(9, 0), 3);
    private static final EscalationChain CHAIN =
            new EscalationChain(List.of(List.of("chu-tich"), List.of("uv-cum"), List.of("thuong-truc")));
    private static final List<String> BOTH = List.of("NEW_ENTERPRISES", "URBAN_VIOLATIONS");

    @Test
    void waitsThenRemindsFiveAndOneWorkingDaysBefore() {
        ReportDuty waiting = step(null, "2023-12-29T08:59:59", BOTH);
        assertThat(waiting.state()).isEqualTo(DutyState.WAITING);
        assertThat(waiting.pending()).isEmpty();
        ReportDuty first = step(waiting, "2023-12-29T09:00", BOTH);
        assertThat(first.state()).isEqualTo(DutyState.REMINDED);
        assertThat(told(first)).containsExactly("REMINDER 1 to chu-tich at level 0");
        assertThat(step(first.settled(), "2024-01-05T08:59:59", BOTH)).isEqualTo(first.settled());
        ReportDuty second = step(first.settled(), "2024-01-05T09:00", BOTH);
        assertThat(told(second)).containsExactly("REMINDER 2 to chu-tich at level 0");
        assertThat(second.pending().get(0).thread())
                .isEqualTo(first.pending().get(0).id());
    }

    @Test
    void remindersThatCameDueAtOnceAreOne() {
        ReportDuty late = step(null, "2024-01-08T10:00", BOTH);
        assertThat(told(late)).containsExactly("REMINDER 2 to chu-tich at level 0");
        assertThat(late.reminders()).isEqualTo(2);
    }

    /** A service that begins days after a reminder would have been sent, or was down so long, does not send it late. */
    @Test
    void aReminderIsNotSentLaterThanTheNextWorkingDay() {
        assertThat(told(step(null, "2024-01-02T23:59:59.999", BOTH)))
                .as("the working day after Friday 29 December")
                .containsExactly("REMINDER 1 to chu-tich at level 0");
        ReportDuty later = step(null, "2024-01-03T00:00", BOTH);
        assertThat(later.state()).isEqualTo(DutyState.WAITING);
        assertThat(told(step(later, "2024-01-05T09:00", BOTH))).containsExactly("REMINDER 2 to chu-tich at level 0");
    }

    @Test
    void isOverdueAtMidnightAndEscalatedThreeWorkingDaysLater() {
        ReportDuty reminded = step(null, "2024-01-08T23:59:59.999", BOTH).settled();
        ReportDuty overdue = step(reminded, "2024-01-09T00:00", BOTH);
        assertThat(overdue.state()).isEqualTo(DutyState.OVERDUE);
        assertThat(told(overdue)).containsExactly("OVERDUE 1 to chu-tich at level 0", "OVERDUE 1 to uv-cum at level 1");
        assertThat(step(overdue.settled(), "2024-01-11T23:59:59.999", BOTH)).isEqualTo(overdue.settled());
        ReportDuty escalated = step(overdue.settled(), "2024-01-12T00:00", BOTH);
        assertThat(escalated.state()).isEqualTo(DutyState.ESCALATED);
        assertThat(told(escalated)).containsExactly("OVERDUE 2 to thuong-truc at level 2");
        assertThat(step(escalated.settled(), "2024-03-12T00:00", BOTH)).isEqualTo(escalated.settled());
    }

    /** The unit is asked first, and what stands above it with the next look, if the report is missing still. */
    @Test
    void takesOneStepALookWhereBothWereMissed() {
        ReportDuty reminded = step(null, "2024-01-08T23:59:59.999", BOTH).settled();
        ReportDuty overdue = step(reminded, "2024-01-12T00:00", BOTH);
        assertThat(overdue.state()).isEqualTo(DutyState.OVERDUE);
        ReportDuty escalated = step(overdue.settled(), "2024-01-12T00:00", BOTH);
        assertThat(told(escalated)).containsExactly("OVERDUE 2 to thuong-truc at level 2");
        assertThat(step(escalated, "2024-01-12T00:00", BOTH)).isEqualTo(escalated);
    }

    /** A clock that is three days ahead on Friday 5 January warns of what is due by the end of Monday. */
    @Test
    void aWarningOfAClockThatWasAheadIsTakenBackAndGivenAtItsTime() {
        ReportDuty reminded = step(null, "2024-01-05T09:00", BOTH).settled();
        ReportDuty early = step(reminded, "2024-01-09T08:00", BOTH).settled();
        assertThat(early.state()).isEqualTo(DutyState.OVERDUE);
        ReportDuty back = step(early, "2024-01-06T08:00", BOTH);
        assertThat(back.state()).isEqualTo(DutyState.REMINDED);
        assertThat(back.isLate()).isFalse();
        assertThat(complete(early, "2024-01-06T08:00").isLate()).isFalse();
        assertThat(told(step(back.settled(), "2024-01-09T00:00", BOTH)))
                .containsExactly("OVERDUE 1 to chu-tich at level 0", "OVERDUE 1 to uv-cum at level 1");
    }

    /** The quarter's escalation over Tết: due Wednesday 7 February, three working days later is Monday 19. */
    @Test
    void escalationWaitsOverTet() {
        Instant deadline = at("2024-02-08T00:00");
        ReportDuty overdue = next(null, situation(at("2024-02-08T00:00"), deadline, BOTH, false))
                .settled();
        assertThat(overdue.state()).isEqualTo(DutyState.OVERDUE);
        assertThat(next(overdue, situation(at("2024-02-19T23:59:59"), deadline, BOTH, false)))
                .isEqualTo(overdue);
        assertThat(next(overdue, situation(at("2024-02-20T00:00"), deadline, BOTH, false))
                        .state())
                .isEqualTo(DutyState.ESCALATED);
    }

    @Test
    void isReportedInTimeOrLate() {
        ReportDuty reminded = step(null, "2024-01-05T09:00", BOTH).settled();
        ReportDuty inTime = complete(reminded, "2024-01-08T12:00");
        assertThat(inTime.state()).isEqualTo(DutyState.REPORTED);
        assertThat(inTime.isLate()).isFalse();
        assertThat(inTime.pending()).isEmpty();
        ReportDuty overdue = step(reminded, "2024-01-09T00:00", BOTH).settled();
        ReportDuty late = complete(overdue, "2024-01-10T12:00");
        assertThat(late.isLate()).isTrue();
        assertThat(late.reportedAt()).isEqualTo(at("2024-01-10T12:00"));
        assertThat(complete(late, "2024-01-11T12:00")).isEqualTo(late);
        assertThat(complete(null, "2024-01-04T12:00").state()).isEqualTo(DutyState.REPORTED);
    }

    @Test
    void goesOnWhereItStoodWhenAFigureIsWithdrawn() {
        ReportDuty overdue = step(null, "2024-01-09T00:00", BOTH).settled();
        ReportDuty late = complete(overdue, "2024-01-10T12:00").settled();
        ReportDuty again = step(late, "2024-01-11T12:00", List.of("NEW_ENTERPRISES"));
        assertThat(again.state()).isEqualTo(DutyState.OVERDUE);
        assertThat(again.pending()).as("told once").isEmpty();
        assertThat(again.reportedAt()).isNull();
        ReportDuty inTime = complete(null, "2024-01-04T12:00").settled();
        assertThat(told(step(inTime, "2024-01-05T12:00", BOTH))).containsExactly("REMINDER 2 to chu-tich at level 0");
    }

    @Test
    void doesNotAskForWhatWasOverLongBeforeItLooked() {
        assertThat(DutyLife.next(KEY, null, situation(at("2024-01-15T23:59:59"), DEADLINE, BOTH, false)))
                .isPresent();
        assertThat(DutyLife.next(KEY, null, situation(at("2024-01-16T00:00"), DEADLINE, BOTH, false)))
                .isEmpty();
    }

    @Test
    void whatIsNotKnownIsNeitherMissingNorReported() {
        assertThat(DutyLife.next(KEY, null, situation(at("2024-01-10T00:00"), DEADLINE, List.of(), false)))
                .isEmpty();
        ReportDuty overdue = step(null, "2024-01-09T00:00", BOTH).settled();
        assertThat(next(overdue, situation(at("2024-01-10T00:00"), DEADLINE, List.of(), false)))
                .isEqualTo(overdue);
    }

    @Test
    void tellsOfFewerThatAreMissingWithoutAnotherNotice() {
        ReportDuty overdue = step(null, "2024-01-09T00:00", BOTH).settled();
        ReportDuty fewer = step(overdue, "2024-01-09T12:00", List.of("URBAN_VIOLATIONS"));
        assertThat(fewer.missing()).containsExactly("URBAN_VIOLATIONS");
        assertThat(fewer.pending()).isEmpty();
        assertThat(fewer.isUnsettled()).isTrue();
    }

    /**
     * However often and whenever the duty is evaluated, and whatever is reported or withdrawn: each person gets each
     * notice once.
     */
    @Property(tries = 400)
    void noPersonIsRemindedTwiceAndTimeNeverGoesBack(@ForAll("looks") List<Look> looks) {
        ReportDuty duty = null;
        Set<String> ids = new HashSet<>();
        Instant now = at("2023-12-28T00:00");
        for (Look look : looks) {
            now = now.plusSeconds(look.minutes * 60L);
            boolean complete = look.missing.isEmpty();
            ReportDuty next = DutyLife.next(KEY, duty, situation(now, DEADLINE, look.missing, complete))
                    .orElse(null);
            if (next == null) {
                assertThat(duty).isNull();
                continue;
            }
            ReportDuty again = next(next, situation(now, DEADLINE, look.missing, complete));
            assertThat(next(again, situation(now, DEADLINE, look.missing, complete)))
                    .as("the same again changes nothing once all that is due was done, a step a look")
                    .isEqualTo(again);
            assertThat(again.equals(next) || next.state() == DutyState.OVERDUE && again.state() == DutyState.ESCALATED)
                    .as("only an escalation can be due at once")
                    .isTrue();
            List<ReminderNotice> fresh = new ArrayList<>(next.pending());
            if (duty != null && duty.isUnsettled()) {
                fresh.removeAll(duty.pending());
                assertThat(next.pending()).containsAll(duty.pending());
            }
            for (ReminderNotice notice : fresh) {
                assertThat(ids.add(notice.id())).as("told once").isTrue();
                assertThat(notice.kind() == REMINDER)
                        .isEqualTo(notice.wantedAt().isBefore(DEADLINE));
                assertThat(notice.kind() == OVERDUE)
                        .isEqualTo(!notice.wantedAt().isBefore(DEADLINE));
            }
            assertThat(duty == null || next.version() == duty.version() || next.version() == duty.version() + 1)
                    .isTrue();
            duty = look.settles ? next.settled() : next;
        }
        assertThat(ids).hasSizeLessThanOrEqualTo(5);
    }

    @Provide
    Arbitrary<List<Look>> looks() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(1, 60 * 40);
        Arbitrary<List<String>> missing = Arbitraries.of(List.of(BOTH, List.of("NEW_ENTERPRISES"), List.<String>of()));
        Arbitrary<Boolean> settles = Arbitraries.of(true, false);
        return Combinators.combine(minutes, missing, settles)
                .as(Look::new)
                .list()
                .ofMaxSize(40);
    }

    private record Look(int minutes, List<String> missing, boolean settles) {}

    private static List<String> told(ReportDuty duty) {
        return duty.pending().stream()
                .map(notice -> notice.kind() + " " + notice.number() + " to " + notice.recipient() + " at level "
                        + notice.level())
                .toList();
    }

    private static ReportDuty step(@Nullable ReportDuty before, String time, List<String> missing) {
        return next(before, situation(at(time), DEADLINE, missing, false));
    }

    private static ReportDuty complete(@Nullable ReportDuty before, String time) {
        return next(before, situation(at(time), DEADLINE, List.of(), true));
    }

    private static ReportDuty next(@Nullable ReportDuty before, DutyContext situation) {
        return DutyLife.next(KEY, before, situation).orElseThrow();
    }

    private static DutyContext situation(Instant now, Instant deadline, List<String> missing, boolean complete) {
        return new DutyContext(now, TetCalendar.CALENDAR, POLICY, deadline, missing, complete, CHAIN);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SmallCity.ZONE).toInstant();
    }
}
