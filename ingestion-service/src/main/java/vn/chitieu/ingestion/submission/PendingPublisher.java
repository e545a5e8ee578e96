package vn.chitieu.ingestion.submission;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes records that are pending, soon after they were kept and again every few seconds, for ever, until the log
 * has them: at least once, in any order of versions, of which readers take the highest. Another instance may do the
 * same at the same time.
 *
 * @param <T> what is kept
 */
public final class PendingPublisher<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PendingPublisher.class);
    private static final long EVERY_SECONDS = 5;

    private final String name;
    private final PendingRecords<T> records;
    private final EventLog<T> log;
    private final Function<T, EventLog.Origin> origin;
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private final ScheduledExecutorService thread;

    /**
     * Makes a publisher that waits until it is woken.
     *
     * @param name of its thread, and of the records in lines of the log
     * @param origin how a record came to this service
     */
    public PendingPublisher(
            String name, PendingRecords<T> records, EventLog<T> log, Function<T, EventLog.Origin> origin) {
        this.name = name;
        this.records = records;
        this.log = log;
        this.origin = origin;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread named = new Thread(work, name);
            named.setDaemon(true);
            return named;
        });
    }

    /** Starts to look for what is pending. */
    public PendingPublisher<T> start() {
        var unused = thread.scheduleWithFixedDelay(this::attempt, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** Publishes at once what is pending, in the background; many calls at a time are one. */
    public void wake() {
        if (!isWoken.compareAndSet(false, true)) {
            return;
        }
        try {
            thread.execute(() -> {
                isWoken.set(false);
                attempt();
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The service stops; what is pending is published at its next start", stopping);
        }
    }

    private void attempt() {
        try {
            publish();
        } catch (RuntimeException failed) {
            LOG.warn("Some {} are not published yet: {}", name, failed.toString());
        }
    }

    /**
     * Publishes all that is pending, or until the log does not answer; returns how many it took. A record of which no
     * event can be made, or one too large for the log, stays pending and holds up no other.
     */
    public int publish() {
        int published = 0;
        try (Stream<T> pending = records.pending()) {
            Iterator<T> each = pending.iterator();
            while (each.hasNext()) {
                T record = each.next();
                Optional<EventLog.Fate> fate = append(record);
                if (fate.isPresent() && fate.get() instanceof EventLog.Fate.Kept) {
                    records.published(record);
                    published++;
                } else if (fate.isPresent() && fate.get() instanceof EventLog.Fate.Unanswered) {
                    LOG.warn("One of the {} is to be published again: {}", name, fate.get());
                    return published;
                }
            }
        }
        return published;
    }

    /** Returns what became of a record; empty where no event can be made of it. */
    private Optional<EventLog.Fate> append(T record) {
        try {
            EventLog.Fate fate =
                    log.append(List.of(record), origin.apply(record)).get(0);
            if (fate instanceof EventLog.Fate.TooLarge) {
                LOG.error("One of the {} is passed over: it is too large for the log", name);
            }
            return Optional.of(fate);
        } catch (RuntimeException unfit) {
            LOG.error("One of the {} is passed over: no event can be made of it", name, unfit);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
