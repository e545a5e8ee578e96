package vn.chitieu.support.restore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.support.restore.StoreHistory.Gap;

/**
 * Detects a restore of an older copy: compares the history in a database with its watermark outside of it. A change is
 * counted in the database first and outside after that, so the outside never knows of more than the database unless an
 * older copy took its place; the outside is asked first, so that no change between two questions looks like one. Then
 * the changes that are missing are named once, and the count goes on above all that was given before. Thread-safe.
 */
public final class StoreCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCheck.class);

    private final StoreHistories histories;
    private final StoreMarks marks;
    private final BiConsumer<StoreHistory, Instant> restored;

    /** The newest mark known outside of the database: here, or where marks are kept. */
    private final AtomicReference<@Nullable StoreMark> known = new AtomicReference<>();

    private volatile boolean compared;
    private volatile long kept;
    private volatile @Nullable Instant since;

    /**
     * Takes both places.
     *
     * @param restored gets the history with its gap, and the time, each time that an older copy is noticed
     */
    public StoreCheck(StoreHistories histories, StoreMarks marks, BiConsumer<StoreHistory, Instant> restored) {
        this.histories = Objects.requireNonNull(histories);
        this.marks = Objects.requireNonNull(marks);
        this.restored = Objects.requireNonNull(restored);
    }

    /** Returns whether the database was compared with the outside since this process began. */
    public boolean hasCompared() {
        return compared;
    }

    /** Returns the history in the database; empty where it has none yet. */
    public Optional<StoreHistory> history() {
        return histories.find();
    }

    /**
     * Compares, and marks outside what is not marked there yet. Idempotent.
     *
     * @throws RuntimeException if either place does not answer; what was not done is done the next time
     */
    public synchronized void look(Instant time) {
        Instant now = time.truncatedTo(ChronoUnit.MILLIS); // what a database keeps of it
        if (!compared) {
            marks.latest().ifPresent(this::knows);
        }
        StoreHistory found = histories.find().orElse(null);
        StoreMark newest = known.get();
        if (newest != null && (found == null || found.mark().number() < newest.number())) {
            found = goOn(found, newest, now);
        } else if (found == null) {
            found = histories.advance(now);
        } else if (since != null && !found.since().equals(since) && found.gap() != null) {
            restored.accept(found, now); // noticed by another instance
        }
        since = found.since();
        knows(found.mark());
        compared = true;
        publish(found.mark());
    }

    /**
     * Counts a change that was just kept in the database. It is marked outside by the next {@link #look}.
     *
     * @return whether it was counted; false while nothing was compared yet, because it could hide that changes are
     *     missing: count it then
     */
    public boolean advance(Instant now) {
        if (!compared) {
            return false;
        }
        StoreHistory next = histories.advance(now);
        knows(next.mark());
        return true;
    }

    private StoreHistory goOn(@Nullable StoreHistory found, StoreMark newest, Instant now) {
        Gap gap = new Gap(
                newest.number() - (found == null ? 0 : found.mark().number()),
                found == null ? null : found.mark().at(),
                newest.at());
        Instant last = found == null ? now : found.mark().at();
        StoreHistory next = new StoreHistory(new StoreMark(newest.number() + 1, last), now, gap);
        LOG.error(
                "The database is an older copy of itself, as after a restore: changes that are missing: {}, the last of"
                        + " them of {}; the last one that is there is of {}",
                gap.changes(),
                gap.until(),
                gap.after() == null ? "no time, it is empty" : gap.after());
        restored.accept(next, now);
        if (!histories.replace(found, next)) {
            return histories.find().orElse(next); // another instance was quicker, or the next look finds it again
        }
        return next;
    }

    private void publish(StoreMark mark) {
        if (mark.number() > kept) {
            marks.keep(mark);
            kept = mark.number();
        }
    }

    private void knows(StoreMark mark) {
        known.accumulateAndGet(mark, (one, other) -> {
            StoreMark mine = Objects.requireNonNull(other);
            return one != null && one.number() >= mine.number() ? one : mine;
        });
    }
}
