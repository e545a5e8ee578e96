package vn.chitieu.ingestion.submission;

import vn.chitieu.ingestion.update.FindingCode;

/**
 * Counts updates, or targets. Between two requests this holds, and a test and a graph may rely on it:
 *
 * <pre>received = accepted + rejected (over all codes) + unconfirmed + failed</pre>
 *
 * Each is rejected under its first code only. A dry run counts nothing. Thread-safe.
 */
public interface SubmissionCounters {

    /** Counts those that came with a request that could be read. */
    void received(int rows);

    /** Counts those that every in-sync replica has. */
    void accepted(int rows);

    /** Counts one that was refused. */
    void rejected(FindingCode code);

    /** Counts those that were held back because their warnings were not confirmed. */
    void unconfirmed(int rows);

    /**
     * Counts what became of those of one sender.
     *
     * @param city id of the city that they are about
     * @param credential its id
     * @param accepted kept
     * @param others not kept, or not known to be
     */
    void sent(String city, String credential, int accepted, int others);

    /** Counts those whose outcome is not known because the log did not answer; they are sent again. */
    void failed(int rows);
}
