package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.Objects;

/**
 * Reminder that a person requested of those who were asked about a case and have not answered.
 *
 * @param by id of the person, or of the credential where it came over the API
 * @param at when
 */
public record AnswerReminder(String by, Instant at) {
    public AnswerReminder {
        Objects.requireNonNull(by);
        Objects.requireNonNull(at);
    }
}
