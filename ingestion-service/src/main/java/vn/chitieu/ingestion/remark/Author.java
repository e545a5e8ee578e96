package vn.chitieu.ingestion.remark;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.ingestion.remark.Remark.Content;
import vn.chitieu.ingestion.remark.Remark.Written;

/**
 * Who writes, changes or withdraws a remark, and when by the own clock: one that waited for the line was written before
 * it was sent.
 *
 * @param credential of who sends it
 * @param writtenAt to the millisecond; null where it is not said, then it is when the request came
 */
record Author(Credential credential, @Nullable Instant writtenAt) {

    static final String WRITTEN_AT = "writtenAt";

    Author {
        Objects.requireNonNull(credential);
    }

    /** Returns what is written, as it came now. */
    Written writes(Content content, Instant now) {
        return new Written(content, credential.id(), Objects.requireNonNullElse(writtenAt, now), now);
    }

    /** Returns what is wrong with the time: a remark about a quarter is written after the quarter has begun. */
    Optional<Flaw> flaw(Quarter quarter, ZoneId zone, Instant now, Duration tolerance) {
        if (writtenAt == null) {
            return Optional.empty();
        }
        Instant latest = now.plus(tolerance);
        if (writtenAt.isAfter(latest)) {
            return Optional.of(new Flaw(WRITTEN_AT, "expected a time not after " + latest + ", got " + writtenAt));
        }
        Instant begin = quarter.firstDay().atStartOfDay(zone).toInstant();
        return writtenAt.isBefore(begin)
                ? Optional.of(new Flaw(
                        WRITTEN_AT, "expected a time from the first day of " + quarter + " on, got " + writtenAt))
                : Optional.empty();
    }
}
