package vn.chitieu.notification.cases.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.life.CaseLife;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.DamagedDocumentException;
import vn.chitieu.notification.documents.Page;

/** All cases of all times. Thread-safe; a write is kept when the call returns. */
public interface CaseRepository {

    /**
     * Returns the case with that key.
     *
     * @throws DamagedDocumentException if it cannot be read
     */
    Optional<AlertCase> find(CaseKey key);

    /** Returns the cases of all owners for these totals, without those that cannot be read. */
    List<AlertCase> of(Collection<TotalKey> totals);

    /**
     * Stores a case with optimistic locking: only if it was not changed meanwhile.
     *
     * @param next the case, one version later than the one it was made from; version 1 for the first
     * @return false if another one got there first; then nothing was written
     */
    boolean store(AlertCase next);

    /**
     * Returns cases that may have notices for the outbox, in the order of their ids; each call queries again. One
     * without any is returned no more after {@link #settled}.
     *
     * @param after id of the last one that the caller has looked at; null for the first page
     * @param limit at most so many
     */
    Page<AlertCase> withPendingNotices(@Nullable String after, int limit);

    /** Removes the hint that a case may have notices, unless it was written again after this version. */
    void settled(AlertCase withoutPending);

    /**
     * Returns cases that may have transitions for other systems, as {@link #withPendingNotices} does; one without any
     * is returned no more after {@link #passedOn}.
     */
    Page<AlertCase> withPendingTransitions(@Nullable String after, int limit);

    /**
     * Removes the hint that a case may have transitions for other systems, unless it was written again after this
     * version.
     */
    void passedOn(AlertCase withoutTransitions);

    /**
     * Returns cases that time may move, at most {@code limit}: those whose {@link CaseLife#movesAt} may have come,
     * earliest first. Each call queries again; what was looked at and did not move is postponed by {@link #putOff}. One
     * that cannot be read is postponed here, so the list is empty only where no other is due.
     */
    List<AlertCase> due(Instant now, int limit);

    /** Stores when time moves a case next, unless it was written again after this version. */
    void putOff(AlertCase lookedAt);

    /**
     * Stores that a case which time could not move for a fault is looked at again then, unless it was written again
     * after this version; so that those behind it have their turn.
     */
    void postpone(AlertCase failed, Instant until);

    /**
     * Returns cases in the order of their ids.
     *
     * @param filter which
     * @param after id of the last one that the caller has; null for the first page
     * @param limit at most so many
     */
    Page<AlertCase> list(Filter filter, @Nullable String after, int limit);

    /**
     * Which cases; null means any.
     *
     * @param city of that city
     * @param state in that state
     * @param indicator about that indicator
     * @param scope about that scope
     */
    record Filter(
            @Nullable CityKey city,
            @Nullable CaseState state,
            @Nullable String indicator,
            @Nullable Scope scope) {

        /** Takes cases of all cities. */
        public Filter(@Nullable CaseState state, @Nullable String indicator, @Nullable Scope scope) {
            this(null, state, indicator, scope);
        }

        /** Returns whether the case is one of these. */
        public boolean accepts(AlertCase one) {
            return (city == null || city.equals(one.key().city()))
                    && (state == null || state == one.progress().state())
                    && (indicator == null || indicator.equals(one.key().total().indicator()))
                    && (scope == null || scope.equals(one.key().total().scope()));
        }
    }
}
