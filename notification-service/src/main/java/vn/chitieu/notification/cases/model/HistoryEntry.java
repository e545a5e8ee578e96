package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.Objects;

/**
 * Entry of a case's history.
 *
 * @param at when this service saw it
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
        /** It would be confirmed, but reports that are missing could explain it; no notice is sent yet. */
        HELD_BACK,
        /** It was confirmed, and those in charge were notified. */
        CONFIRMED,
        /** It was confirmed, but the catalog names no position in charge. */
        NOBODY_IN_CHARGE,
        /** It is no longer behind, and no notice had been sent. */
        NOT_CONFIRMED,
        /** Cause, remedy and a promised date were given. */
        EXPLAINED,
        /** It was acknowledged; it is not escalated for a while. */
        ACKNOWLEDGED,
        /** A date passed and it is still behind; the next in the chain were notified. */
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
