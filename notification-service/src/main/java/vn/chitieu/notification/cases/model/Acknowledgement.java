package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.Objects;

/**
 * Acknowledgement of a case by a person, which suspends its escalation for a while.
 *
 * @param by id of the person, or of the credential where it came over the API
 * @param at when
 * @param until when escalation goes on, after {@code at}
 */
public record Acknowledgement(String by, Instant at, Instant until) {
    public Acknowledgement {
        Objects.requireNonNull(by);
        if (!until.isAfter(at)) {
            throw new IllegalArgumentException("expected a time after " + at + ", got " + until);
        }
    }
}
