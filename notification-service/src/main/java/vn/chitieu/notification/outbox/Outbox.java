package vn.chitieu.notification.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.DamagedDocumentException;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.notification.notice.Notice;

/**
 * All notices of all times: what was wanted, those with something left to do, small and quick to look through, and the
 * archive of those that are done. Thread-safe; a write is kept when the call returns.
 *
 * <p>What takes several rows does them in any order, may be cut off anywhere in between, and costs as few writes as the
 * store can; an empty collection costs none.
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

    /**
     * Returns the row with that id, live or archived.
     *
     * @throws DamagedDocumentException if it cannot be read
     */
    Optional<OutboxRow> find(String id);

    /**
     * Returns the notice that was wanted under an id, whether it has a row or not.
     *
     * @throws DamagedDocumentException if it cannot be read
     */
    Optional<Notice> notice(String id);

    /** Returns the ids of those of these rows that the archive has. */
    Set<String> archived(Collection<String> ids);

    /**
     * Stores live rows with optimistic locking: each only if no other process made a step meanwhile.
     *
     * @param next rows, no two of the same notice, each one epoch later than the one it was made from
     * @return those that were stored, in the same order; another process was first at the others
     */
    List<OutboxRow> store(List<OutboxRow> next);

    /**
     * Returns live rows that are done or due by then, at most {@code limit}: urgent ones first, of those alike the one
     * wanted first, and of those wanted at once the one that opens its thread.
     */
    List<OutboxRow> due(Instant now, int limit);

    /** Returns live rows of one channel that are done or due by then, as {@link #due(Instant, int)} does. */
    List<OutboxRow> due(Channel channel, Instant now, int limit);

    /**
     * Returns live rows whose last step was made later than that, by a clock that was ahead, in the order of their ids.
     *
     * @param after id of the last one that the caller has; null for the first page
     * @param limit at most so many
     */
    Page<OutboxRow> changedAfter(Instant time, @Nullable String after, int limit);

    /** Puts each done row in the archive unless it has one, then takes it from the live ones; it may be repeated. */
    void archive(List<OutboxRow> done);

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
     * Stores the bytes of mails by their {@link OutboxRow#bytesId}, each unless some are stored under that id already
     * (idempotent); returns for each id the bytes that are stored.
     */
    Map<String, FrozenMail> freeze(Map<String, FrozenMail> mails);

    /** Returns the bytes stored under these ids, by id; those without any are absent. */
    Map<String, FrozenMail> mails(Collection<String> ids);

    /** Returns the bytes of the mail of a row; empty where there is no such row, or none are frozen. */
    default Optional<FrozenMail> mail(String id) {
        return find(id).map(OutboxRow::bytesId)
                .flatMap(bytes -> Optional.ofNullable(mails(List.of(bytes)).get(bytes)));
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
     * @param city about that city
     * @param subject about that case, digest or whatever else, by its id
     * @param recipient to that person of the city, or of any
     * @param state in that state
     * @param liveOnly only those with something left to do
     */
    record Filter(
            @Nullable CityKey city,
            @Nullable String subject,
            @Nullable String recipient,
            @Nullable DeliveryState state,
            boolean liveOnly) {

        /** Takes rows of all cities. */
        public Filter(
                @Nullable String subject, @Nullable String recipient, @Nullable DeliveryState state, boolean liveOnly) {
            this(null, subject, recipient, state, liveOnly);
        }

        /** Returns whether the row is one of these. */
        public boolean accepts(OutboxRow row) {
            return (city == null || city.equals(row.notice().city()))
                    && (subject == null || subject.equals(row.notice().subject()))
                    && (recipient == null || recipient.equals(row.notice().recipient()))
                    && (state == null || state == row.state())
                    && (!liveOnly || !row.state().isDone());
        }
    }
}
