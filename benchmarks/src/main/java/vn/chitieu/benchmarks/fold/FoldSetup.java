package vn.chitieu.benchmarks.fold;

import java.nio.file.Path;
import vn.chitieu.benchmarks.city.ExpectedTotals;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.UpdateTopic;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * The same for all contenders.
 *
 * @param dir for files
 * @param catalog the city's catalog
 * @param topic the topic with all updates
 * @param expected what comes out of them
 * @param quarters over how many quarters they go
 * @param database which kind of database
 * @param batch how many records the service takes at once
 */
record FoldSetup(
        Path dir,
        Path catalog,
        UpdateTopic topic,
        ExpectedTotals expected,
        int quarters,
        DatabaseKind database,
        int batch) {

    /** Starts an empty database. */
    EmbeddedDatabase startDatabase() {
        return database.start(dir);
    }
}
