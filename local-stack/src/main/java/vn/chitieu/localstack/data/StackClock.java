package vn.chitieu.localstack.data;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vn.chitieu.localstack.StackException;

/**
 * How far the services' clock is from the real one. The distance is kept, so a stack that starts again on the same data
 * goes on ticking instead of living the same days twice.
 */
public final class StackClock {

    private static final String OFFSET = "offset";
    private static final String LAST_SEEN = "lastSeen";

    private final Path file;
    private final Clock real;
    private final Duration offset;

    private StackClock(Path file, Clock real, Duration offset) {
        this.file = file;
        this.real = real;
        this.offset = offset;
    }

    /**
     * Sets the clock: to the requested time where there is one, else as it was kept, else to the start that is given,
     * else to the real time.
     *
     * @param file where the distance is kept
     * @param real the real time
     * @param requested what the services' clock shall say now; null to go on
     * @param firstStart what the services' clock says on fresh data; null for the real time
     * @throws StackException if the requested time lies before what the services have already seen, or the file is
     *     damaged
     */
    public static StackClock set(Path file, Clock real, @Nullable Instant requested, @Nullable Instant firstStart) {
        Optional<Kept> kept = read(file);
        Instant now = real.instant();
        if (requested != null
                && kept.isPresent()
                && requested.isBefore(kept.get().lastSeen())) {
            throw new StackException(
                    "--clock " + requested + " lies before " + kept.get().lastSeen()
                            + ", which the services on this data have already seen. Choose a later time or another --data.");
        }
        Duration offset = requested != null
                ? Duration.between(now, requested)
                : kept.map(before -> before.offsetAt(now))
                        .orElseGet(() -> firstStart == null ? Duration.ZERO : Duration.between(now, firstStart));
        StackClock clock = new StackClock(file, real, offset);
        clock.remember();
        return clock;
    }

    /** Returns what has to be added to the real time. */
    public Duration offset() {
        return offset;
    }

    /** Returns the services' time. */
    public Instant now() {
        return real.instant().plus(offset);
    }

    /** Keeps the distance and the services' time of now. */
    public void remember() {
        AtomicFile.replace(file, OFFSET + "=" + offset + "\n" + LAST_SEEN + "=" + now() + "\n");
    }

    private static Optional<Kept> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Properties kept = new Properties();
            kept.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            return Optional.of(new Kept(
                    Duration.parse(kept.getProperty(OFFSET, "")), Instant.parse(kept.getProperty(LAST_SEEN, ""))));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            throw new StackException(file + " is damaged: expected " + OFFSET + " and " + LAST_SEEN, e);
        }
    }

    private record Kept(Duration offset, Instant lastSeen) {

        /** A machine whose clock was set back does not take the services back before what they have seen. */
        Duration offsetAt(Instant now) {
            return now.plus(offset).isBefore(lastSeen) ? Duration.between(now, lastSeen) : offset;
        }
    }
}
