package vn.chitieu.ingestion.receipt;

import java.util.Optional;
import vn.chitieu.ingestion.problem.ReceiptsUnavailableException;

/** What became of accepted updates. Thread-safe. */
@FunctionalInterface
public interface ReceiptSource {

    /**
     * Returns what became of an update; empty while it is under way, or where there is none.
     *
     * @param receipt where the log put it: {@code partition-offset}
     * @throws ReceiptsUnavailableException if it cannot be known at present
     */
    Optional<Told> find(String receipt);

    /**
     * What is told of one update.
     *
     * @param unit permanent id of the unit that it is of; empty where it could not be read
     * @param json what is told, as a JSON object
     */
    record Told(String unit, String json) {}
}
