package vn.chitieu.support.session;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired sessions from time to time: not every server that speaks MongoDB's protocol has TTL indexes. */
public final class ExpiredSessionScheduler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredSessionScheduler.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final MongoSessionRepository sessions;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "expired-sessions");
        made.setDaemon(true);
        return made;
    });
    private final ScheduledFuture<?> next;

    /** Begins. */
    public ExpiredSessionScheduler(MongoSessionRepository sessions) {
        this.sessions = sessions;
        next = thread.scheduleWithFixedDelay(
                this::deleteExpired, PAUSE.toSeconds(), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    private void deleteExpired() {
        try {
            sessions.deleteExpired(Instant.now());
        } catch (MongoException away) {
            LOG.warn("Expired sessions are not deleted now: {}", away.getMessage());
        }
    }

    @Override
    public void close() {
        next.cancel(false);
        thread.shutdownNow();
    }
}
