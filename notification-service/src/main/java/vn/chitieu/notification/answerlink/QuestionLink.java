package vn.chitieu.notification.answerlink;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import vn.chitieu.notification.city.CityKey;

/**
 * The claims of a signed link to a question: which question and recipient it is for.
 *
 * @param recipient id of the person it was sent to
 * @param city of the question
 * @param question id within the city
 * @param expires from when on it is good for nothing, to the second
 */
public record QuestionLink(String recipient, CityKey city, String question, Instant expires) {

    public QuestionLink {
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(city);
        Objects.requireNonNull(question);
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }
}
