package vn.chitieu.ingestion.update;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Timestamps;

/** Times at which figures were reported, by which a later report corrects an earlier one. */
public final class ReportTimes {

    /** What {@link #read} takes, for a message. */
    public static final String EXPECTED = "a time with its offset such as 2022-04-01T08:00:00+07:00";

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    private ReportTimes() {}

    /** Returns the time, to the millisecond; empty where the text is none of 1900 to 2999 with its offset. */
    public static Optional<Instant> read(String text) {
        try {
            Instant usual = Timestamps.parse(text);
            Instant time = usual == null ? OffsetDateTime.parse(text).toInstant() : usual;
            return Optional.of(time.truncatedTo(ChronoUnit.MILLIS))
                    .filter(one -> !one.isBefore(EARLIEST) && !one.isAfter(LATEST));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Returns, by the clock of this service, the time that a sender gives for all of a request, such as that at which a
     * file was put into a spool. Where the sender's clock is known and further away than the tolerance, the time is
     * shifted by the difference, because figures of all senders are ordered by it; within the tolerance it stays as it
     * is, so that two files keep their order to the millisecond. A figure was reported before it arrived, so a time
     * after that becomes that of its arrival where the sender's clock is known.
     *
     * @param given by the sender's clock
     * @param sentAt when the request was sent, by the same clock; null where that is not known
     * @param now when it came, by the clock of this service
     * @param tolerance by how much the clocks may differ
     * @return empty where it lies in the future by more than the tolerance
     */
    public static Optional<Instant> byOurClock(
            Instant given, @Nullable Instant sentAt, Instant now, Duration tolerance) {
        Duration ahead = sentAt == null ? Duration.ZERO : Duration.between(now, sentAt);
        Instant time = ahead.abs().compareTo(tolerance) > 0 ? given.minus(ahead) : given;
        if (!time.isAfter(now.plus(tolerance))) {
            return Optional.of(time.truncatedTo(ChronoUnit.MILLIS));
        }
        return sentAt == null ? Optional.empty() : Optional.of(now.truncatedTo(ChronoUnit.MILLIS));
    }
}
