package vn.chitieu.support.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import vn.chitieu.embedded.EmbeddedBroker;

/**
 * One broker for all integration tests of a module, without topics when its first test begins: embedded, or what
 * {@code -Dchitieu.kafka} says, which is {@code HOST:PORT} of a broker for tests alone or {@code container}.
 */
public final class TestBroker {

    /** The system property that names another broker than the embedded one. */
    public static final String PROPERTY = "chitieu.kafka";

    private static final String ADDRESS = start();

    private TestBroker() {}

    /** Returns its address. */
    public static String bootstrapServers() {
        return ADDRESS;
    }

    /** Returns whether it is another than the embedded one. */
    public static boolean isForeign() {
        return !System.getProperty(PROPERTY, "").isEmpty();
    }

    private static String start() {
        String given = System.getProperty(PROPERTY, "");
        if (given.isEmpty()) {
            return embedded();
        }
        String address = given.equals(Containers.SWITCH) ? Containers.kafka().getBootstrapServers() : given;
        ForeignTopics.delete(address);
        return address;
    }

    private static String embedded() {
        try {
            return EmbeddedBroker.start(Files.createTempDirectory("chitieu-broker"), 0)
                    .bootstrapServers();
        } catch (IOException noFolder) {
            throw new UncheckedIOException(noFolder);
        }
    }
}
