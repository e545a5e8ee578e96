package vn.chitieu.notification.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.notice.Notice;

/**
 * All notices of all times: what was wanted, those with something left to do, small and quick to look through, and the
 * archive of those that are done. Thread-safe; a write is kept when the call returns.
 *
 * <p>What takes several rows at once does for each what its sibling does for one, in any order and cut off anywhere in
 * between; it costs as few writes as the store can.
 */
public interface Outbox {

    /**
     * Records that a notice is wanted, then adds its row unless its id is known, live or archived (idempotent); one
     * that is done already goes to the archive. Interrupted in between, the notice is wanted and missing until it is
     * added again.
     *
     * @return whether it was added
     */
    boolean add(OutboxRow row);

    /** Returns the row with that id, live or archived. */
    Optional<OutboxRow> find(String id);

    /** Returns the notice that was wanted under an id, whether it has a row or not. */
    Optional<Notice> notice(String id);

    /** Returns whether the archive has that row. */
    boolean isArchived(String id);

    /** Returns which of these rows the archive has. */
    default Set<String> archivedOf(Collection<String> ids) {
        return ids.stream().filter(this::isArchived).collect(Collectors.toSet());
    }

    /**
     * Stores a live row with optimistic locking: only if no other process made a step meanwhile.
     *
     * @param next the row, one epoch later than the one it was made from
     * @return false if another one got there first; then nothing was written
     */
    boolean store(OutboxRow next);

    /**
     * Stores each of several live rows, no two of the same notice, with optimistic locking: only if no other process
     * made a step meanwhile.
     *
     * @param next rows, each one epoch later than the one it was made from
     * @return those that were kept, in the same order; another process was first at the others
     */
    default List<OutboxRow> storeAll(List<OutboxRow> next) {
        return next.stream().filter(this::store).toList();
    }

    /**
     * Returns live rows that are done or due by then, at most {@code limit}: urgent ones first, of those alike the one
     * wanted first, and of those wanted at once the one that opens its thread.
     */
    List<OutboxRow> due(Instant now, int limit);

    /** Returns live rows of one channel that are done or due by then, as {@link #due(Instant, int)} does. */
    List<OutboxRow> due(Channel channel, Instant now, int limit);

    /** Returns live rows whose last step was made after that, by a clock that was ahead, at most {@code limit}. */
    List<OutboxRow> changedAfter(Instant time, int limit);

    /** Puts a done row in the archive unless it has one, then takes it from the live ones; it may be repeated. */
    void archive(OutboxRow done);

    /** Archives several done rows. */
    default void archiveAll(List<OutboxRow> done) {
        done.forEach(this::archive);
    }

    /**
     * Stores a changed row in the archive with optimistic locking: only if it was not changed meanwhile.
     *
     * @param next the row, done, one epoch later than the one in the archive
     * @return false if the archive has none that it was made from; then nothing was written
     */
    boolean amend(OutboxRow next);

    /** Returns how many live rows there are in each state; states without any are absent. */
    Map<DeliveryState, Long> live();

    /** Returns how many notices were wanted and what became of them, exactly; a tenth of a second for 100,000 or so. */
    OutboxCounts ledger();

    /**
     * Returns ids of notices that were requested and have no row, and of rows that were never requested, at most
     * {@code limit}. Looks at every notice of all times: only where {@link #ledger} does not add up.
     */
    List<String> unaccounted(int limit);

    /** Returns why live rows that were come across cannot be read, by their ids; they are left alone until mended. */
    default Map<String, String> damaged() {
        return Map.of();
    }

    /**
     * Returns archived rows that were given up before they could be written, so that no attempt was ever made, at most
     * {@code limit}; without those that were marked as delivered or were {@link #saidAgain} since.
     */
    List<OutboxRow> neverWritten(int limit);

    /** Notes that a done notice is sent again as one of its own; idempotent. */
    void saidAgain(String id);

    /**
     * Stores the bytes of a mail unless some are stored under that id already (idempotent); returns those that are
     * stored.
     */
    FrozenMail freeze(String id, FrozenMail mail);

    /** Keeps the bytes of several mails by their ids, as {@link #freeze} does; returns those that are kept. */
    default Map<String, FrozenMail> freezeAll(Map<String, FrozenMail> mails) {
        Map<String, FrozenMail> kept = new LinkedHashMap<>();
        mails.forEach((id, mail) -> kept.put(id, freeze(id, mail)));
        return kept;
    }

    /** Returns the bytes kept under that id. */
    Optional<FrozenMail> mail(String id);

    /** Returns the bytes kept under those ids, by id; those without any are absent. */
    default Map<String, FrozenMail> mails(Collection<String> ids) {
        Map<String, FrozenMail> kept = new LinkedHashMap<>();
        ids.forEach(id -> mail(id).ifPresent(mail -> kept.put(id, mail)));
        return kept;
    }

    /**
     * Returns rows, live and archived, in the order of their ids.
     *
     * @param filter which
     * @param after id of the last one that the caller has; null for the first page
     * @param limit at most so many
     */
    List<OutboxRow> list(Filter filter, @Nullable String after, int limit);

    /**
     * Which rows; null means any.
     *
     * @param subject about that case, digest or whatever else, by its id
     * @param recipient to that person
     * @param state in that state
     * @param liveOnly only those with something left to do
     */
    record Filter(
            @Nullable String subject,
            @Nullable String recipient,
            @Nullable DeliveryState state,
            boolean liveOnly) {

        /** Returns whether the row is one of these. */
        public boolean accepts(OutboxRow row) {
            return (subject == null || subject.equals(row.notice().subject()))
                    && (recipient == null || recipient.equals(row.notice().recipient()))
                    && (state == null || state == row.state())
                    && (!liveOnly || !row.state().isDone());
        }
    }
}
