package vn.chitieu.ingestion.submission;

import java.util.stream.Stream;

/**
 * Records of a store that are still to be published: the store marks each in the same write as its change
 * (transactional outbox). Thread-safe; each method throws {@link vn.chitieu.support.problem.UnavailableException} where
 * the store does not answer in time.
 *
 * @param <T> what is kept
 */
public interface PendingRecords<T> {

    /** Returns all that are pending and can be read, fetched in batches as they are asked for; to be closed. */
    Stream<T> pending();

    /** Notes that a version was published; changes nothing where there is a later one. */
    void published(T record);
}
