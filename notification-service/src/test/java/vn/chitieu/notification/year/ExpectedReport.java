package vn.chitieu.notification.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * One report that a ward owes, as the alerts have it: reminded some working days before its last day at nine, overdue
 * at the midnight after it, escalated so many working days later, reported at last.
 */
final class ExpectedReport {

    private static final List<String> INDICATORS = List.of(YearCity.MORE, YearCity.LESS);
    private static final int TO_ANSWER = 5;

    final int unit;
    final Quarter quarter;
    final Instant deadline;
    String state = "NONE";
    int reminders;
    int warnings;
    List<String> lacking = List.of();

    @Nullable
    Instant reportedAt;

    private final ReportTerms terms;
    private final List<ExpectedMail> wanted;

    ExpectedReport(int unit, Quarter quarter, ReportTerms terms, List<ExpectedMail> wanted) {
        this.unit = unit;
        this.quarter = quarter;
        this.terms = terms;
        this.wanted = wanted;
        this.deadline = YearCity.endOfWorkingDay(quarter.lastDay(), TO_ANSWER);
    }

    String about() {
        return "reporting/u" + unit + "/" + quarter + "/calendar-quarter";
    }

    boolean exists() {
        return !state.equals("NONE");
    }

    /** Takes the newest that is known of each indicator; of one that is absent nothing is known. */
    void looks(Instant now, Map<String, Gap> known) {
        LocalDate today = YearCity.day(now);
        boolean lookedAfter = !today.isBefore(quarter.firstDay())
                && !today.isAfter(quarter.plus(1).lastDay());
        if (!lookedAfter || known.isEmpty()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (String indicator : INDICATORS) {
            Gap gap = known.get(indicator);
            if (gap != null && gap.missing().contains(unit)) {
                missing.add(indicator);
            }
        }
        boolean all = today.isAfter(quarter.lastDay()) && missing.isEmpty() && known.size() == INDICATORS.size();
        if (!exists() && ((missing.isEmpty() && !all) || !now.isBefore(deadline.plus(Duration.ofDays(7))))) {
            return;
        }
        if (all) {
            if (!state.equals("REPORTED")) {
                state = "REPORTED";
                reportedAt = now;
                lacking = List.of();
            }
        } else if (!missing.isEmpty()) {
            lacking = missing;
            reportedAt = null;
            if (now.isBefore(deadline)) {
                remind(now);
            } else {
                warn(now);
            }
            state = warnings == 2 ? "ESCALATED" : warnings == 1 ? "OVERDUE" : reminders > 0 ? "REMINDED" : "WAITING";
        }
    }

    private void remind(Instant now) {
        LocalDate lastDay = YearCity.day(deadline.minusSeconds(1));
        int due = 0;
        LocalDate latest = lastDay;
        for (int days : terms.remind()) {
            LocalDate day = YearCity.workingDaysBefore(lastDay, days);
            if (!now.isBefore(day.atTime(9, 0).atZone(YearCity.ZONE).toInstant())) {
                due++;
                latest = day;
            }
        }
        boolean tooLate = !now.isBefore(YearCity.endOfWorkingDay(latest, 1));
        if (due > reminders && !tooLate) {
            reminders = due;
            addNotice("REMINDER", due, 0, now);
        }
    }

    private void warn(Instant now) {
        if (warnings == 0) {
            warnings = 1;
            addNotice("OVERDUE", 1, 0, now);
            addNotice("OVERDUE", 1, 1, now);
        } else if (warnings == 1
                && !now.isBefore(
                        YearCity.endOfWorkingDay(YearCity.day(deadline.minusSeconds(1)), terms.escalateAfter()))) {
            warnings = 2;
            addNotice("OVERDUE", 2, 2, now);
        }
    }

    private void addNotice(String kind, int number, int level, Instant now) {
        List<List<String>> chain =
                WhoAndWhen.chain("MISSING_REPORT", "unit:u" + unit, lacking.get(0), YearCity.day(now));
        for (String person : chain.get(Math.min(level, chain.size() - 1))) {
            wanted.add(ExpectedMail.ofReport(kind, about(), number, person, now, level, deadline, lacking));
        }
    }
}
