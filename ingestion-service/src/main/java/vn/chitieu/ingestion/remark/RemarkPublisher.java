package vn.chitieu.ingestion.remark;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.ingestion.submission.EventLog;

/**
 * Publishes remarks that are pending, soon after they were kept and again every few seconds, for ever, until the log
 * has them: at least once, in any order of versions, of which readers take the highest. Another instance may do the
 * same at the same time.
 */
final class RemarkPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RemarkPublisher.class);
    private static final String CHANNEL = "http";
    private static final long EVERY_SECONDS = 5;

    private final RemarkRepository remarks;
    private final EventLog<Remark> log;
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread named = new Thread(work, "remarks");
        named.setDaemon(true);
        return named;
    });

    RemarkPublisher(RemarkRepository remarks, EventLog<Remark> log) {
        this.remarks = remarks;
        this.log = log;
    }

    /** Starts to look for what is pending. */
    RemarkPublisher start() {
        var unused = thread.scheduleWithFixedDelay(this::attempt, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    /** Publishes at once what is pending, in the background; many calls at a time are one. */
    void wake() {
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
            LOG.warn("Remarks are not published yet: {}", failed.toString());
        }
    }

    /** Publishes what is pending until nothing is, or the log does not take it; returns how many it took. */
    int publish() {
        int published = 0;
        for (List<Remark> pending = remarks.pending(); !pending.isEmpty(); pending = remarks.pending()) {
            for (Remark remark : pending) {
                if (!isTaken(remark)) {
                    return published;
                }
                remarks.published(remark);
                published++;
            }
        }
        return published;
    }

    private boolean isTaken(Remark remark) {
        EventLog.Fate fate = log.append(
                        List.of(remark),
                        new EventLog.Origin(
                                remark.city(),
                                CHANNEL,
                                remark.written().by(),
                                remark.written().at()))
                .get(0);
        if (fate instanceof EventLog.Fate.Kept) {
            return true;
        }
        LOG.warn("Remark {} of {} is to be published again: {}", remark.id(), remark.city(), fate);
        return false;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
