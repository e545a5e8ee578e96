package vn.chitieu.notification.question;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;

/**
 * A question about a figure, as it was asked; it never changes.
 *
 * @param id within its city, see {@link CityKey#isClientId}
 * @param about the figure
 * @param asker id of the position of who asks
 * @param text 1 to {@value #TEXT_LIMIT} characters, with line feeds
 * @param at when, to the millisecond
 */
public record Question(String id, TotalKey about, String asker, String text, Instant at) {

    /** How long a question may be. */
    public static final int TEXT_LIMIT = 500;

    public Question {
        Objects.requireNonNull(about);
        Objects.requireNonNull(asker);
        at = at.truncatedTo(ChronoUnit.MILLIS);
        if (!CityKey.isClientId(id)) {
            throw new IllegalArgumentException("expected an id of 1 to 64 letters, digits and - _ . :, got " + id);
        }
        if (!isText(text)) {
            throw new IllegalArgumentException(
                    "expected a question of 1 to " + TEXT_LIMIT + " characters, got " + text.length());
        }
    }

    /** Returns the city of the figure. */
    public CityKey city() {
        return about.city();
    }

    /** Returns whether a text can be a question. */
    public static boolean isText(String text) {
        return !text.isBlank() && text.length() <= TEXT_LIMIT;
    }

    /** Returns the id under which a question is stored, and by which its notices name it. */
    static String subjectOf(CityKey city, String id) {
        return city.stored("question/" + id);
    }

    /** Returns whether the same person asked the same. */
    boolean isSame(TotalKey figure, String person, String words) {
        return about.equals(figure) && asker.equals(person) && text.equals(words);
    }

    /**
     * The answer to a question; it never changes.
     *
     * @param by id of the position of who answered
     * @param text 1 to {@value #TEXT_LIMIT} characters, with line feeds
     * @param at when, to the millisecond
     */
    public record Answer(String by, String text, Instant at) {

        /** How long an answer may be. */
        public static final int TEXT_LIMIT = 2000;

        public Answer {
            Objects.requireNonNull(by);
            at = at.truncatedTo(ChronoUnit.MILLIS);
            if (!isText(text)) {
                throw new IllegalArgumentException(
                        "expected an answer of 1 to " + TEXT_LIMIT + " characters, got " + text.length());
            }
        }

        /** Returns whether a text can be an answer. */
        public static boolean isText(String text) {
            return !text.isBlank() && text.length() <= TEXT_LIMIT;
        }
    }
}
