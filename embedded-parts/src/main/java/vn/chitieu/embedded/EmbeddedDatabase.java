package vn.chitieu.embedded;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A server that speaks MongoDB's wire protocol, in this process. It lacks much of MongoDB (sessions, transactions,
 * change streams, non-unique indexes, TTL); the storage contract tests say what the services rely on.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedDatabase(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /** Starts a server on a free port whose data are gone when it is closed. */
    public static EmbeddedDatabase inMemory() {
        return start(new MemoryBackend(), 0);
    }

    /**
     * Starts a server that keeps everything in one file: a write that was answered survives kill -9 of the process.
     *
     * @param file the store; made when missing, with its directory; one server at a time
     * @param port where clients connect, 0 for any free one
     * @throws PortTakenException if another program listens on the port
     * @throws IllegalStateException if the file is in use or no such store
     */
    public static EmbeddedDatabase durable(Path file, int port) {
        LoopbackPorts.requireFree("MongoDB server", port);
        return start(new DurableBackend(open(file)), port);
    }

    /** Returns the address for clients, such as {@code mongodb://127.0.0.1:27017}. */
    public String uri() {
        return "mongodb://" + LoopbackPorts.HOST + ":" + address.getPort();
    }

    /** Stops; a durable one writes out what it has and frees its file. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static EmbeddedDatabase start(MongoBackend backend, int port) {
        MongoServer server = new MongoServer(backend);
        try {
            server.bind(LoopbackPorts.address(port));
            return new EmbeddedDatabase(server, server.getLocalAddress());
        } catch (RuntimeException e) {
            server.shutdownNow();
            throw e;
        }
    }

    private static MVStore open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of the database file " + file + " cannot be made", e);
        } catch (MVStoreException e) {
            throw new IllegalStateException("The database file " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }
}
