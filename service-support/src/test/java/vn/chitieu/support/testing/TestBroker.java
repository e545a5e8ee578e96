package vn.chitieu.support.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import vn.chitieu.embedded.EmbeddedBroker;

/**
 * One broker for all integration tests of a module, without topics when its first test begins: embedded, or what
 * {@code -Dchitieu.kafka} says, which is {@code HOST:PORT} of a broker for tests alone or {@code container}.
 */
public final class TestBroker {

    /** The system property that names another broker than the embedded one. */
    public static final String PROPERTY = "chitieu.kafka";

    /** Held until this process ends. */
    private static @Nullable FileLock turn;

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
        String address = given;
        if (given.equals(Containers.SWITCH)) {
            address = Containers.kafka().getBootstrapServers();
        } else {
            awaitTurn(given);
        }
        ForeignTopics.delete(address);
        return address;
    }

    /** Maven runs modules beside each other: each waits here until this process may have the broker to its end. */
    private static void awaitTurn(String address) {
        Path file =
                Path.of(System.getProperty("java.io.tmpdir"), "chitieu-" + address.replaceAll("\\W", "-") + ".lock");
        try {
            turn = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .lock();
        } catch (IOException noLock) {
            throw new UncheckedIOException("expected to lock " + file, noLock);
        }
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
