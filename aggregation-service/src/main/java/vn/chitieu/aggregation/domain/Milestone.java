package vn.chitieu.aggregation.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the totals of a city have been brought that move without an update.
 *
 * @param version 0 while it is not stored, then one more at each write
 * @param judgedUntil every quarter that ended and every deadline that passed up to this instant has been judged; null
 *     before the first time
 * @param edition the edition of the catalogue that all totals were computed by; null before the first time
 * @param revisionFloor every revision given from now on is greater than this; 0 in a database that was never restored
 */
public record Milestone(
        long version,
        @Nullable Instant judgedUntil,
        @Nullable String edition,
        long revisionFloor) {

    /** What holds in an empty database. */
    public static final Milestone NONE = new Milestone(0, null, null, 0);

    /**
     * Returns the instant by which the stored totals are judged, whatever the clock of the one who asks: no deadline
     * lies between it and the last time that anything was judged.
     *
     * @param otherwise what holds before the first time
     */
    public Instant judgedAt(Instant otherwise) {
        return judgedUntil == null ? otherwise : judgedUntil;
    }

    /** Returns the next version, with time judged until then. */
    public Milestone judgedUntil(Instant instant) {
        return new Milestone(version + 1, instant, edition, revisionFloor);
    }

    /** Returns the next version, with all totals computed by that edition. */
    public Milestone by(String otherEdition) {
        return new Milestone(version + 1, judgedUntil, otherEdition, revisionFloor);
    }

    /** Returns the next version, with a floor that is at least that high. */
    public Milestone withFloor(long floor) {
        return new Milestone(version + 1, judgedUntil, edition, Math.max(revisionFloor, floor));
    }
}
