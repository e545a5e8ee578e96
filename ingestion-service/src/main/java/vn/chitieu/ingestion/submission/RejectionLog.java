package vn.chitieu.ingestion.submission;

import java.util.List;
import vn.chitieu.contracts.RejectionsCounted;

/** Takes how many rows of units were rejected. Thread-safe. */
@FunctionalInterface
public interface RejectionLog {

    /** Takes nothing: for what is about no unit's figures, such as targets. */
    RejectionLog NONE = counts -> {};

    /** Passes counts on, and neither waits for the log nor throws where it does not answer: no answer depends on it. */
    void append(List<RejectionsCounted> counts);
}
