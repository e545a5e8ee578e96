package vn.chitieu.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Event of rows that were rejected in one submission, counted for one unit and one quarter. It has no figure and no
 * text of a sender: what was wrong stands in the answer to the sender. Topic {@link Topics#REJECTION_COUNTS}.
 *
 * @param city id of the city's catalog, the key of the record
 * @param unit permanent id of the unit that the rows are about
 * @param quarter the quarter of their periods; the one in which they came where they named none that can be reported
 * @param counts how many rows were rejected for what, each row under its first code alone; at least one
 * @param at when they came
 */
public record RejectionsCounted(String city, String unit, Quarter quarter, List<Count> counts, Instant at) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.rejections-counted.v1";

    public RejectionsCounted {
        Objects.requireNonNull(city, "expected city, got none");
        Objects.requireNonNull(unit, "expected unit, got none");
        Objects.requireNonNull(quarter, "expected quarter, got none");
        Objects.requireNonNull(counts, "expected counts, got none");
        Objects.requireNonNull(at, "expected at, got none");
        counts = List.copyOf(counts);
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("expected at least one count, got none");
        }
    }

    /**
     * Rows that were rejected for one thing.
     *
     * @param code the stable code of what was wrong
     * @param rows how many, 1 or more
     */
    public record Count(String code, int rows) {

        private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

        public Count {
            Objects.requireNonNull(code, "expected code, got none");
            if (!CODE.matcher(code).matches() || rows < 1) {
                throw new IllegalArgumentException(
                        "expected a code and 1 row or more, got " + SafeText.of(code) + " and " + rows);
            }
        }
    }
}
