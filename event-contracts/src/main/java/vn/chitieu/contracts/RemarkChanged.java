package vn.chitieu.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Event of a remark of a unit on a quarter, a difficulty or a proposal: it was written, changed, withdrawn or answered.
 * It has the whole remark as it stands. Topic {@link Topics#UNIT_REMARKS}.
 *
 * @param city id of the city's catalog, the key of the record
 * @param id id of the remark, unique within its city, 8 to 64 letters, digits, hyphens and underscores
 * @param version of the remark; a higher one is later, and replaces an earlier one
 * @param unit permanent id of the unit
 * @param quarter the quarter that it is about
 * @param kind what it is
 * @param state how it stands
 * @param indicator code of the indicator that it is about; null and left out where it is about none
 * @param text what the unit wrote, 1 to {@value #MAX_TEXT} characters; lines are separated by a line feed
 * @param by id of the account or credential that wrote the text as it stands
 * @param at when that was, by the clock of who wrote it
 * @param answers of the city, oldest first
 */
public record RemarkChanged(
        String city,
        String id,
        long version,
        String unit,
        Quarter quarter,
        Kind kind,
        State state,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String indicator,

        String text,
        String by,
        Instant at,
        List<Answer> answers) {

    /** The CloudEvents type. */
    public static final String TYPE = "vn.chitieu.remark-changed.v1";

    /** The most characters of a text. */
    public static final int MAX_TEXT = 2000;

    public RemarkChanged {
        Objects.requireNonNull(city, "expected city, got none");
        Objects.requireNonNull(id, "expected id, got none");
        Objects.requireNonNull(unit, "expected unit, got none");
        Objects.requireNonNull(quarter, "expected quarter, got none");
        Objects.requireNonNull(kind, "expected kind, got none");
        Objects.requireNonNull(state, "expected state, got none");
        Objects.requireNonNull(by, "expected by, got none");
        Objects.requireNonNull(at, "expected at, got none");
        checkText(text);
        // A missing list is read as null.
        answers = answers == null ? List.of() : List.copyOf(answers);
        if (version < 1) {
            throw new IllegalArgumentException("expected a version from 1 on, got " + version);
        }
    }

    private static void checkText(String text) {
        Objects.requireNonNull(text, "expected text, got none");
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "expected text of 1 to " + MAX_TEXT + " characters, got " + SafeText.of(text));
        }
    }

    /** What a remark is. */
    public enum Kind {
        /** What stands in the way of the unit. */
        DIFFICULTY,
        /** What the unit asks the city for. */
        PROPOSAL
    }

    /** How a remark stands. */
    public enum State {
        /** No answer to the text as it stands. */
        OPEN,
        /** The city has answered the text as it stands. */
        ANSWERED,
        /** The unit took it back. */
        WITHDRAWN
    }

    /**
     * An answer of the city.
     *
     * @param text 1 to {@value #MAX_TEXT} characters; lines are separated by a line feed
     * @param by id of the account or credential that answered
     * @param at when
     */
    public record Answer(String text, String by, Instant at) {
        public Answer {
            checkText(text);
            Objects.requireNonNull(by, "expected by, got none");
            Objects.requireNonNull(at, "expected at, got none");
        }
    }
}
