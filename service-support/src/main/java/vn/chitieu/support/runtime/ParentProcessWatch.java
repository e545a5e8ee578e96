package vn.chitieu.support.runtime;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process as soon as the one that started it is no longer its parent: a program that was killed cannot stop
 * what it started, whose ports and connections would be in the way of its next start.
 *
 * <p>It asks the system for the parent instead of waiting for {@link ProcessHandle#onExit()}: of a process that is not
 * a child of its own, Java looks at that only every few seconds, and it takes one that ended and that its own parent
 * has not asked for yet as alive.
 */
final class ParentProcessWatch implements Runnable {

    /** What this process exits with. */
    static final int STATUS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(ParentProcessWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final long expected;
    private final Supplier<OptionalLong> parent;
    private final Runnable end;

    /**
     * Takes what it looks at.
     *
     * @param expected id of the process that started this one
     * @param parent returns the id of the parent of this process as it is now; empty where there is none
     * @param end ends the process
     */
    ParentProcessWatch(long expected, Supplier<OptionalLong> parent, Runnable end) {
        this.expected = expected;
        this.parent = parent;
        this.end = end;
    }

    /** Begins to watch, in a thread of its own that keeps no process alive. */
    static void begin(long expected) {
        Runnable watch = new ParentProcessWatch(
                expected, ParentProcessWatch::parent, () -> Runtime.getRuntime().halt(STATUS));
        Thread thread = new Thread(watch, "parent-process-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Looks until it has ended the process, at once and without a graceful shutdown: broker and database are gone. */
    @Override
    public void run() {
        try {
            while (isThere()) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
            LOG.warn("The process {} that started this one has ended: this one ends, too", expected);
            end.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isThere() {
        OptionalLong now = parent.get();
        return now.isPresent() && now.getAsLong() == expected;
    }

    private static OptionalLong parent() {
        return ProcessHandle.current().parent().stream()
                .mapToLong(ProcessHandle::pid)
                .findFirst();
    }
}
