package vn.chitieu.notification.question;

import java.time.Duration;
import java.util.Optional;

/** Rate limit for the questions of a person: {@value #MOST} in a day. Thread-safe. */
interface QuestionRateLimit {

    /** How many questions a person may ask in a day. */
    int MOST = 20;

    /**
     * Counts a question; returns how long to wait instead where there were too many.
     *
     * @param person id of a position of the catalog, with its city
     */
    Optional<Duration> enter(String person);
}
