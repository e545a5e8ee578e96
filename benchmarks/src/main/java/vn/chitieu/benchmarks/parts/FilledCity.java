package vn.chitieu.benchmarks.parts;

import java.io.IOException;
import java.nio.file.Path;
import vn.chitieu.benchmarks.city.CityCatalog;
import vn.chitieu.benchmarks.city.UpdateLoad;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/**
 * A city with every first figure of some quarters, read by a running aggregation service, on embedded parts.
 *
 * @param catalog its catalog
 * @param topic what the service has read
 * @param broker the broker
 * @param database the database
 * @param aggregation the service, reading on
 */
public record FilledCity(
        Path catalog,
        UpdateTopic topic,
        EmbeddedBroker broker,
        EmbeddedDatabase database,
        RunningAggregation aggregation)
        implements AutoCloseable {

    /**
     * Starts all of it and returns when the service has read all.
     *
     * @param dir for files
     * @param kind which database
     * @param quarters how many quarters are filled
     */
    public static FilledCity start(Path dir, DatabaseKind kind, int quarters) throws IOException {
        Path catalog = CityCatalog.write(dir.resolve("city"));
        EmbeddedBroker broker = EmbeddedBroker.start(dir.resolve("broker"), 0);
        EmbeddedDatabase database = kind.start(dir);
        UpdateTopic topic = UpdateTopic.filled(broker.bootstrapServers(), UpdateLoad.firstFigures(quarters));
        RunningAggregation aggregation = RunningAggregation.start(broker.bootstrapServers(), database.uri(), catalog);
        aggregation.readAll(topic);
        return new FilledCity(catalog, topic, broker, database, aggregation);
    }

    @Override
    public void close() {
        aggregation.close();
        database.close();
        broker.close();
    }
}
