package vn.chitieu.ingestion.submission;

import vn.chitieu.ingestion.problem.RequestsUnavailableException;

/** The requests of the last weeks that may be repeated. Thread-safe; a write is kept when the call returns. */
public interface KnownRequests {

    /**
     * Keeps a request that comes first, and returns what is known of the one with its id: itself, or the earlier one.
     *
     * @throws RequestsUnavailableException if the store does not answer in time
     */
    KnownRequest begin(KnownRequest first);

    /**
     * Keeps the answer of a request; an answer that is there already stays.
     *
     * @throws RequestsUnavailableException if the store does not answer in time
     */
    void answered(KnownRequest begun, KnownRequest.Answer answer);
}
