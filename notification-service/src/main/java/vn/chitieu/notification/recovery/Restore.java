package vn.chitieu.notification.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Record of a restore of the database. The component that finds the store older than it was records it here; from then
 * on, for a while, the archive mailbox is searched before any mail leaves for the first time, since it may have left
 * after the dump. It is kept in the database, so that a restart does not forget it. Thread-safe.
 */
@Service
public final class Restore {

    /** By then all notices that follow from what is read again have been sent. */
    public static final Duration CAREFUL_FOR = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(Restore.class);

    private final Restores restores;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private volatile @Nullable Instant last;
    private volatile boolean known;
    private volatile boolean unmended;

    /** Takes where it is kept. */
    public Restore(Restores restores) {
        this.restores = restores;
    }

    /** Adds what is to be done when a restore is noticed, such as reading a topic again. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    /**
     * Notes that the store was found to be older than what was done with it.
     *
     * @param how it was found
     */
    public void noticed(String how, Instant now) {
        log.error("The database is older than what was done with it, as after a restore: {}", how);
        restores.note(now);
        last = now;
        known = true;
        unmended = true;
        followers.forEach(Runnable::run);
    }

    /** Returns whether a mail may have left without the store knowing of it. */
    public boolean isRecent(Instant now) {
        if (!known) {
            last = restores.last().orElse(null);
            unmended = last != null && now.isBefore(last.plus(CAREFUL_FOR));
            known = true;
        }
        Instant noted = last;
        return noted != null && now.isBefore(noted.plus(CAREFUL_FOR));
    }

    /** Returns whether what a restore leaves behind is still to be mended, and takes it on. */
    public boolean takeOn(Instant now) {
        boolean todo = isRecent(now) && unmended;
        unmended = false;
        return todo;
    }

    /** Notes that mending did not come to its end. */
    public void failed() {
        unmended = true;
    }
}
