package vn.chitieu.notification.cases.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Deadlines of a case: the instants at which time moves it.
 *
 * @param confirmAt when a figure that is still behind is confirmed; null unless PENDING
 * @param answerBy until when an answer, or what was promised, is awaited; null where nothing is
 * @param holdUntil until when a figure has to hold; null unless RECOVERING
 * @param closesAt when the period is closed; null for never
 */
public record CaseDeadlines(
        @Nullable Instant confirmAt,
        @Nullable Instant answerBy,
        @Nullable Instant holdUntil,
        @Nullable Instant closesAt) {

    /** Time moves nothing. */
    public static final CaseDeadlines NONE = new CaseDeadlines(null, null, null, null);
}
