package vn.chitieu.benchmarks.fold;

import java.nio.file.Path;
import vn.chitieu.benchmarks.city.ExpectedTotals;
import vn.chitieu.benchmarks.parts.DatabaseKind;
import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.StackSampler;
import vn.chitieu.benchmarks.parts.ThreadCpu;
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
 * @param profile whether to look at the threads meanwhile
 */
record FoldSetup(
        Path dir,
        Path catalog,
        UpdateTopic topic,
        ExpectedTotals expected,
        int quarters,
        DatabaseKind database,
        int batch,
        boolean profile) {

    /** Starts an empty database. */
    EmbeddedDatabase startDatabase() {
        return database.start(dir);
    }

    /** Measures the work on that many updates. */
    Lap measure(int updates, Lap.Work work) throws Exception {
        if (!profile) {
            return Lap.of(updates, work);
        }
        StackSampler sampler = StackSampler.start();
        ThreadCpu cpu = ThreadCpu.start();
        Lap lap = Lap.of(updates, work);
        cpu.print(updates);
        sampler.stop();
        return lap;
    }

    FoldSetup withProfile(boolean wanted) {
        return new FoldSetup(dir, catalog, topic, expected, quarters, database, batch, wanted);
    }
}
