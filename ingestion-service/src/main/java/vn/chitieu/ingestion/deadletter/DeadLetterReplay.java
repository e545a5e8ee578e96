package vn.chitieu.ingestion.deadletter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Replay of dead letters: sends the records to their topics again, once what was wrong on the side of the city is
 * mended. Each record is sent again once, however often this is called; one that is refused again is a new dead letter.
 * May be repeated after it died: at most the records of one batch are sent twice then, and a record with an id of its
 * own is the same update.
 */
final class DeadLetterReplay {

    private static final int AT_A_TIME = 100;

    private final DeadLetterRepository deadLetters;
    private final DeadLetterLog records;
    private final Clock clock;
    private final String city;
    private final ZoneId zone;

    /**
     * Takes the store of dead letters, the log and the clock.
     *
     * @param city id of the city whose records are meant
     * @param zone its time zone, in which days are counted
     */
    DeadLetterReplay(DeadLetterRepository deadLetters, DeadLetterLog records, Clock clock, String city, ZoneId zone) {
        this.deadLetters = Objects.requireNonNull(deadLetters);
        this.records = Objects.requireNonNull(records);
        this.clock = Objects.requireNonNull(clock);
        this.city = Objects.requireNonNull(city);
        this.zone = Objects.requireNonNull(zone);
    }

    /**
     * Sends them again.
     *
     * @param units permanent ids of the units whose records are meant; empty for all of the city, including those of an
     *     unknown sender
     * @param from the first day, by the time of rejection
     * @param to the last day
     * @param dryRun whether only to count
     * @param gone called with each that is stored nowhere as a whole any more
     */
    public Result replay(Set<String> units, LocalDate from, LocalDate to, boolean dryRun, Consumer<DeadLetter> gone) {
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
        Progress progress = new Progress(gone, dryRun);
        records.read(start, end, rejection -> {
            if (rejection.city().equals(city) && (units.isEmpty() || units.contains(unit(rejection)))) {
                progress.take(rejection);
            }
        });
        progress.flush();
        return new Result(progress.sent, progress.before, progress.gone);
    }

    private static String unit(DeadLetter rejection) {
        return Objects.requireNonNullElse(rejection.unit(), "");
    }

    private LocalDate day(DeadLetter rejection) {
        return LocalDate.ofInstant(rejection.rejectedAt(), zone);
    }

    /**
     * What was done.
     *
     * @param sent how many were sent again
     * @param before how many had been sent again before
     * @param gone how many are kept nowhere as a whole any more
     */
    public record Result(int sent, int before, int gone) {}

    /** One run; sends batch by batch and notes each batch before the next. */
    private final class Progress {

        private final Consumer<DeadLetter> onGone;
        private final boolean dryRun;
        private final Map<String, Optional<DeadLetterDay>> days = new HashMap<>();
        private final List<DeadLetter> batch = new ArrayList<>();
        private int sent;
        private int before;
        private int gone;

        Progress(Consumer<DeadLetter> onGone, boolean dryRun) {
            this.onGone = onGone;
            this.dryRun = dryRun;
        }

        void take(DeadLetter rejection) {
            boolean done = days.computeIfAbsent(unit(rejection) + "/" + day(rejection), name -> found(rejection))
                    .map(day -> day.wasSentAgain(rejection.kept()))
                    .orElse(false);
            if (done) {
                before++;
                return;
            }
            batch.add(rejection);
            if (batch.size() == AT_A_TIME) {
                flush();
            }
        }

        private Optional<DeadLetterDay> found(DeadLetter rejection) {
            LocalDate day = day(rejection);
            return deadLetters.find(city, unit(rejection), day, day).stream().findFirst();
        }

        void flush() {
            for (DeadLetter rejection : batch) {
                if (dryRun || records.sendAgain(rejection)) {
                    sent++;
                } else {
                    gone++;
                    onGone.accept(rejection);
                }
            }
            if (!dryRun) {
                Instant now = clock.instant();
                batch.forEach(rejection ->
                        deadLetters.sentAgain(city, unit(rejection), day(rejection), rejection.kept(), now));
            }
            batch.clear();
        }
    }
}
