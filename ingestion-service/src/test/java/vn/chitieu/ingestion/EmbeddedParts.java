package vn.chitieu.ingestion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/** The embedded broker and database, and the service on them, that all integration tests of this module share. */
final class EmbeddedParts {

    static final EmbeddedBroker BROKER = EmbeddedBroker.start(temporary(), 0);
    static final EmbeddedDatabase DATABASE = EmbeddedDatabase.inMemory();
    static final AggregationStandIn AGGREGATION = new AggregationStandIn();
    static final ServiceUnderTest SERVICE = ServiceUnderTest.start(
            BROKER.bootstrapServers(),
            DATABASE.uri(),
            "chitieu.ingestion.receipts.url=" + AGGREGATION.url(),
            "chitieu.ingestion.receipts.key=" + AggregationStandIn.KEY);
    static final Parts PARTS = new Parts(SERVICE, BROKER.bootstrapServers());

    private EmbeddedParts() {}

    private static Path temporary() {
        try {
            return Files.createTempDirectory("ingestion-it");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
