package vn.chitieu.ingestion.application;

import vn.chitieu.ingestion.domain.Code;

/**
 * Counts updates. Between two requests this holds, and a test and a graph may rely on it:
 *
 * <pre>received = accepted + rejected (over all codes) + failed</pre>
 *
 * An update is rejected under its first code only. A dry run counts nothing. Thread-safe.
 */
public interface Tally {

    /** Counts updates that came with a request that could be read. */
    void received(int updates);

    /** Counts updates that every in-sync replica has. */
    void accepted(int updates);

    /** Counts one update that was refused. */
    void rejected(Code code);

    /** Counts updates whose fate is not known because the log did not answer; they are sent again. */
    void failed(int updates);
}
