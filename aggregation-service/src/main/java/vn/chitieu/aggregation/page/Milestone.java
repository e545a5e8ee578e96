package vn.chitieu.aggregation.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The instant up to which the totals of a city have been reassessed without an update.
 *
 * @param version 0 while it is not stored, then one more at each write
 * @param judgedUntil the instant by which all totals are judged; it alone says which deadlines have passed, not the
 *     clock of an instance. Null before the first time
 * @param edition the edition of the catalog that all totals were computed by; {@link #SEVERAL} while some are by
 *     others, and {@link #becoming} while all are being judged again; null before the first time
 * @param revisionFloor every revision given from now on is greater than this; 0 in a database that was never restored
 * @param unjudged what was due between these instants may not be judged by {@code judgedUntil} yet; null where all is
 * @param publishing whether totals are published
 */
public record Milestone(
        long version,
        @Nullable Instant judgedUntil,
        @Nullable String edition,
        long revisionFloor,
        @Nullable Span unjudged,
        Publishing publishing) {

    /** What holds in an empty database. */
    public static final Milestone NONE = new Milestone(0, null, null, 0);

    /** The edition while totals were computed by more than one: no catalog has it. */
    public static final String SEVERAL = "several";

    /** Makes one of a city in which nothing is left to be judged or published. */
    public Milestone(long version, @Nullable Instant judgedUntil, @Nullable String edition, long revisionFloor) {
        this(version, judgedUntil, edition, revisionFloor, null, Publishing.ALL);
    }

    /**
     * Returns the instant by which the stored totals are judged, whatever the clock of the caller says: no deadline
     * lies between it and the last time that anything was judged.
     *
     * @param otherwise what holds before the first time
     */
    public Instant judgedAt(Instant otherwise) {
        return judgedUntil == null ? otherwise : judgedUntil;
    }

    /** Returns whether the totals of another milestone are judged by the same instant. */
    public boolean isJudgedAsOf(Milestone other) {
        return judgedUntil == null ? other.judgedUntil == null : judgedUntil.equals(other.judgedUntil);
    }

    /** Returns the next version, with time judged until then. */
    public Milestone judgedUntil(Instant instant) {
        return new Milestone(version + 1, instant, edition, revisionFloor, null, publishing);
    }

    /** Returns the next version, by which everything is judged as of another instant once what is due was done. */
    public Milestone judging(Instant until, Span due) {
        return new Milestone(version + 1, until, edition, revisionFloor, due, publishing);
    }

    /** Returns the next version, with what was due done. */
    public Milestone judged() {
        return new Milestone(version + 1, judgedUntil, edition, revisionFloor, null, publishing);
    }

    /** Returns the next version, with all totals computed by that edition. */
    public Milestone by(String otherEdition) {
        return new Milestone(version + 1, judgedUntil, otherEdition, revisionFloor, unjudged, publishing);
    }

    /** Returns the next version, with a floor that is at least that high. */
    public Milestone withFloor(long floor) {
        return new Milestone(version + 1, judgedUntil, edition, Math.max(revisionFloor, floor), unjudged, publishing);
    }

    /** Returns the next version, with totals published or not. */
    public Milestone publishing(Publishing other) {
        return new Milestone(version + 1, judgedUntil, edition, revisionFloor, unjudged, other);
    }

    /** Returns the next version in stores that were lost or restored: a higher floor, and nothing is published. */
    public Milestone restored(long floor) {
        return new Milestone(
                version + 1, judgedUntil, edition, Math.max(revisionFloor, floor), unjudged, Publishing.WITHHELD);
    }

    /** Returns whether totals are stored and not published. */
    public boolean isWithheld() {
        return publishing == Publishing.WITHHELD;
    }

    /** Returns the edition while all totals are being computed by that one. */
    public static String becoming(String edition) {
        return SEVERAL + ", all of them soon by " + edition;
    }

    /** Whether totals are published as they are stored. */
    public enum Publishing {
        /** Each with the batch that touches it. */
        ALL,
        /** None, for the log is read again after the stores were lost or restored. */
        WITHHELD,
        /** Each with the batch that touches it, and all that were withheld are being published. */
        RESUMED
    }

    /**
     * What lies after one instant and up to another.
     *
     * @param after the earlier one
     * @param upTo the later one
     */
    public record Span(Instant after, Instant upTo) {

        /** Returns the shortest span with both. */
        public static Span between(Instant one, Instant other) {
            return one.isBefore(other) ? new Span(one, other) : new Span(other, one);
        }

        /** Returns the shortest span with this one and an instant. */
        public Span and(Instant instant) {
            return new Span(instant.isBefore(after) ? instant : after, instant.isAfter(upTo) ? instant : upTo);
        }
    }
}
