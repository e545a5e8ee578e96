package vn.chitieu.notification.year;

import java.time.LocalTime;
import java.util.List;
import vn.chitieu.notification.reminder.ReportingPolicy;

/**
 * When which recipients are notified of a report that has not come.
 *
 * @param remind so many working days before the last day, the earliest first
 * @param escalateAfter so many working days after it
 */
record ReportTerms(List<Integer> remind, int escalateAfter) {

    /** As it is usual, or such that the steps lie on both sides of Tết and of the days that make up for it. */
    static ReportTerms of(long seed) {
        return seed % 2 == 1 ? new ReportTerms(List.of(5, 1), 3) : new ReportTerms(List.of(9, 2, 0), 12);
    }

    ReportingPolicy policy() {
        return new ReportingPolicy(remind, LocalTime.of(9, 0), escalateAfter);
    }
}
