package vn.chitieu.notification.routing.silence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.notification.city.CityKey;

/**
 * Begins and ends silences. While one holds, notices about what it names go into the next digest. Thread-safe;
 * idempotent.
 */
@Service
public final class SilenceService {

    /** How many silences of one author may hold in a city at a time. */
    public static final int MOST = 100;

    /** The longest silence. */
    public static final Duration LONGEST = Duration.ofDays(366);

    private static final Logger log = LoggerFactory.getLogger(SilenceService.class);

    private final SilenceRepository silences;
    private final Clock clock;

    /** Takes the store and the clock. */
    public SilenceService(SilenceRepository silences, Clock clock) {
        this.silences = silences;
        this.clock = clock;
    }

    /**
     * Begins a silence now.
     *
     * @param id of the silence in the city; the same id with the same content again is the same silence
     * @param about what is silenced
     * @param author who requests it, 1 to {@value Silence#AUTHOR_LIMIT} characters
     * @param reason why, 1 to {@value Silence#REASON_LIMIT} characters
     * @param end when it is over, later than now and within {@link #LONGEST}
     * @return the silence, or a refusal: BAD_ID, BAD_AUTHOR, BAD_REASON, BAD_END, ID_IN_USE or TOO_MANY_SILENCES
     */
    public Answer create(String id, Silence.About about, String author, String reason, Instant end) {
        Instant now = clock.instant();
        Silence earlier = silences.find(about.city(), id).orElse(null);
        if (earlier != null) {
            return again(earlier, about, author, reason, end);
        }
        Answer.Refused refused = refusal(id, author, reason, end, now);
        if (refused != null) {
            return refused;
        }
        if (holdingOf(about.city(), author.strip(), now) >= MOST) {
            return new Answer.Refused(
                    Refusal.TOO_MANY_SILENCES,
                    "expected at most " + MOST + " silences of a person that hold, got one more");
        }
        Silence silence = new Silence(id, 1, about, author.strip(), reason.strip(), now, end, null);
        if (!silences.store(silence)) {
            return create(id, about, author, reason, end);
        }
        log.info("Silence {} until {} by {}: {}", id, end, silence.author(), about);
        return new Answer.Kept(silence);
    }

    /**
     * Ends a silence now; one that is over already stays as it is.
     *
     * @param city whose silence it is
     * @param by who ends it
     * @return the silence, or a refusal: UNKNOWN_SILENCE or BAD_AUTHOR
     */
    public Answer end(CityKey city, String id, String by) {
        if (!isText(by, Silence.AUTHOR_LIMIT)) {
            return badAuthor(by);
        }
        while (true) {
            Silence one = silences.find(city, id).orElse(null);
            if (one == null) {
                return new Answer.Refused(Refusal.UNKNOWN_SILENCE, "expected the id of a silence, got " + id);
            }
            Silence ended = one.ended(by.strip(), clock.instant());
            if (ended.version() == one.version()) {
                return new Answer.Kept(one);
            }
            if (silences.store(ended)) {
                log.info("Silence {} was ended by {}", id, ended.endedBy());
                return new Answer.Kept(ended);
            }
        }
    }

    private long holdingOf(CityKey city, String author, Instant now) {
        return silences.holdingAt(city, now).stream()
                .filter(one -> one.author().equals(author))
                .count();
    }

    private static Answer again(Silence earlier, Silence.About about, String author, String reason, Instant end) {
        boolean same = earlier.about().equals(about)
                && earlier.author().equals(author.strip())
                && earlier.reason().equals(reason.strip())
                && (earlier.endedBy() != null || earlier.end().equals(end.truncatedTo(ChronoUnit.MILLIS)));
        return same
                ? new Answer.Kept(earlier)
                : new Answer.Refused(Refusal.ID_IN_USE, "expected an id that is new, got that of another silence");
    }

    private static Answer.@Nullable Refused refusal(String id, String author, String reason, Instant end, Instant now) {
        if (!Silence.isId(id)) {
            return new Answer.Refused(
                    Refusal.BAD_ID, "expected an id of 1 to 64 letters, digits and - _ . :, got " + id);
        }
        if (!isText(author, Silence.AUTHOR_LIMIT)) {
            return badAuthor(author);
        }
        if (!isText(reason, Silence.REASON_LIMIT)) {
            return new Answer.Refused(
                    Refusal.BAD_REASON,
                    "expected a reason of 1 to " + Silence.REASON_LIMIT + " characters, got " + reason.length());
        }
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            return new Answer.Refused(
                    Refusal.BAD_END,
                    "expected an end after now and within " + LONGEST.toDays() + " days, got " + end + " at " + now);
        }
        return null;
    }

    private static Answer.Refused badAuthor(String author) {
        return new Answer.Refused(
                Refusal.BAD_AUTHOR,
                "expected an author of 1 to " + Silence.AUTHOR_LIMIT + " characters, got " + author.length());
    }

    private static boolean isText(String text, int most) {
        return !text.isBlank() && text.strip().length() <= most;
    }

    /** What became of a request. */
    public sealed interface Answer {

        /**
         * It is kept, since now or before.
         *
         * @param silence as it stands
         */
        record Kept(Silence silence) implements Answer {}

        /**
         * It was refused, and nothing changed.
         *
         * @param code why, stable
         * @param message what was expected and what came, in English
         */
        record Refused(Refusal code, String message) implements Answer {}
    }

    /** Why a request is refused; stable codes. */
    public enum Refusal {
        /** No silence has that id. */
        UNKNOWN_SILENCE,
        /** The id has another shape. */
        BAD_ID,
        /** Another silence has the id. */
        ID_IN_USE,
        /** As many silences of the author hold as may. */
        TOO_MANY_SILENCES,
        /** No author, or too long a one. */
        BAD_AUTHOR,
        /** No reason, or too long a one. */
        BAD_REASON,
        /** An end that has passed or lies too far away. */
        BAD_END
    }
}
