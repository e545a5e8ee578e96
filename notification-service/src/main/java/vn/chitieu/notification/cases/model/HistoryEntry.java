package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.Objects;

/**
 * One thing that happened to a case.
 *
 * @param at when we saw it
 * @param episode the episode it happened in
 * @param revision the revision of the total that caused it
 * @param what what happened
 * @param state the state afterwards
 */
public record HistoryEntry(Instant at, int episode, long revision, What what, CaseState state) {
    public HistoryEntry {
        Objects.requireNonNull(at);
        Objects.requireNonNull(what);
        Objects.requireNonNull(state);
    }

    /** What can happen. */
    public enum What {
        /** The figure fell behind. */
        FELL_BEHIND,
        /** It would be confirmed, but reports that are missing could explain it; nobody is told yet. */
        HELD_BACK,
        /** It was confirmed, and those in charge were told. */
        CONFIRMED,
        /** It was confirmed, but the catalogue names nobody in charge. */
        NOBODY_IN_CHARGE,
        /** It is no longer behind, and nobody had been told. */
        NOT_CONFIRMED,
        /** Cause, remedy and a promised date were given. */
        EXPLAINED,
        /** Somebody has taken note of it; it is not escalated for a while. */
        ACKNOWLEDGED,
        /** A date passed and it is still behind; the next in the chain were told. */
        ESCALATED,
        /** It reached what is expected plus the margin. */
        CAUGHT_UP,
        /** It fell behind again before it had held. */
        FELL_BACK,
        /** It held. */
        RECOVERED,
        /** The figure was corrected so that it never was behind. */
        CORRECTED,
        /** Its target was changed or withdrawn. */
        TARGET_CHANGED,
        /** The figure went missing or is not judged; the case stays as it is. */
        DATA_MISSING,
        /** The figure is there again. */
        DATA_BACK,
        /** The quarter was judged, so that its forecast says nothing more. */
        JUDGED,
        /** The period was closed. */
        PERIOD_CLOSED
    }
}
