package vn.chitieu.ingestion.remark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.RemarkChanged.Kind;
import vn.chitieu.contracts.RemarkChanged.State;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * A difficulty or a proposal that a unit wrote about a quarter. Immutable: each change makes another one with a higher
 * version.
 *
 * @param city id of the city
 * @param id chosen by who wrote it first, unique within its city
 * @param unit permanent id of the unit
 * @param quarter what it is about
 * @param version from the first change on ever higher
 * @param state how it stands
 * @param written what it says
 * @param earlier what it said before, oldest first
 * @param answers of the city, oldest first
 */
record Remark(
        String city,
        String id,
        String unit,
        Quarter quarter,
        long version,
        State state,
        Written written,
        List<Written> earlier,
        List<Answer> answers) {

    /** How often a remark may be changed or answered, so that it stays a small document. */
    static final int MOST_CHANGES = 50;

    Remark {
        Objects.requireNonNull(city);
        Objects.requireNonNull(id);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(quarter);
        Objects.requireNonNull(state);
        Objects.requireNonNull(written);
        earlier = List.copyOf(earlier);
        answers = List.copyOf(answers);
    }

    /** Returns a new one, without an answer. */
    static Remark first(String city, String id, String unit, Quarter quarter, Written written) {
        return new Remark(
                city, id, unit, quarter, after(0, written.receivedAt()), State.OPEN, written, List.of(), List.of());
    }

    /** Returns the same with another text; it waits for an answer again. */
    Remark saying(Written other) {
        return with(State.OPEN, other);
    }

    /** Returns the same, taken back, with what it says then. */
    Remark withdrawn(Written last) {
        return with(State.WITHDRAWN, last);
    }

    private Remark with(State next, Written other) {
        List<Written> before = new ArrayList<>(earlier);
        before.add(written);
        return new Remark(city, id, unit, quarter, after(version, other.receivedAt()), next, other, before, answers);
    }

    /** Returns the same with one answer more. */
    Remark answered(Answer answer) {
        List<Answer> more = new ArrayList<>(answers);
        more.add(answer);
        return new Remark(city, id, unit, quarter, after(version, answer.at()), State.ANSWERED, written, earlier, more);
    }

    /** Returns whether it has been changed or answered as often as it may. */
    boolean isFull() {
        return earlier.size() + answers.size() >= MOST_CHANGES;
    }

    /**
     * Also above the seconds since 1970, so that readers take what is written after a restored copy of the database for
     * newer than what they know.
     */
    private static long after(long version, Instant at) {
        return Math.max(version + 1, at.getEpochSecond());
    }

    /**
     * What a remark says.
     *
     * @param kind what it is
     * @param indicator code of the indicator that it is about; null where it is about none
     * @param text as {@link RemarkText} has it
     */
    record Content(Kind kind, @Nullable String indicator, String text) {
        Content {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(text);
        }
    }

    /**
     * What it says since when.
     *
     * @param by id of the account or credential
     * @param at when it was written, by the clock of who wrote it; to the millisecond
     * @param receivedAt when it came, by the clock of this service; to the millisecond
     */
    record Written(Content content, String by, Instant at, Instant receivedAt) {
        Written {
            Objects.requireNonNull(content);
            Objects.requireNonNull(by);
            Objects.requireNonNull(at);
            Objects.requireNonNull(receivedAt);
        }
    }

    /**
     * What the city answers.
     *
     * @param id chosen by who answers, so that the same answer sent again is the same
     * @param by id of the account or credential
     * @param at to the millisecond
     */
    record Answer(String id, String text, String by, Instant at) {
        Answer {
            Objects.requireNonNull(id);
            Objects.requireNonNull(text);
            Objects.requireNonNull(by);
            Objects.requireNonNull(at);
        }
    }
}
