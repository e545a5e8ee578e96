package vn.chitieu.aggregation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import vn.chitieu.embedded.EmbeddedBroker;

/** One embedded broker for all integration tests of this module. */
public final class TestBroker {

    private static final EmbeddedBroker BROKER = start();

    private TestBroker() {}

    public static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    private static EmbeddedBroker start() {
        try {
            return EmbeddedBroker.start(Files.createTempDirectory("chitieu-broker"), 0);
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }
}
