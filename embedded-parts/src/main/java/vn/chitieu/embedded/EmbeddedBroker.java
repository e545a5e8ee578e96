package vn.chitieu.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.embedded.BrokerSettings.Listeners;

/**
 * A real Kafka broker in this process: one KRaft node that is broker and controller. Its directory is formatted on
 * first use and kept across restarts; what a producer got an ack for is still there after kill -9 of the process.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int ATTEMPTS = 3;

    static {
        // By default a broker that meets a fatal fault halts the process, and with it the program that embeds it.
        Exit.setExitProcedure(EmbeddedBroker::refuseToExit);
        Exit.setHaltProcedure(EmbeddedBroker::refuseToExit);
    }

    private final FolderLock lock;
    private final KafkaRaftServer server;
    private final Listeners listeners;
    private final @Nullable BrokerSecurity security;

    private EmbeddedBroker(
            FolderLock lock, KafkaRaftServer server, Listeners listeners, @Nullable BrokerSecurity security) {
        this.lock = lock;
        this.server = server;
        this.listeners = listeners;
        this.security = security;
    }

    /**
     * Starts a broker that is open to every client on this machine and returns when it takes requests.
     *
     * @param dir where topics are kept; made when missing; one broker at a time
     * @param port where clients connect, 0 for any free one
     * @throws PortTakenException if another program listens on the port
     * @throws IllegalStateException if the directory is in use or the broker does not start
     */
    public static EmbeddedBroker start(Path dir, int port) {
        return started(dir, port, List.of(), null);
    }

    /**
     * Starts a broker as {@link #start(Path, int)} does, which listens on further ports for clients that come through a
     * proxy: they are given the address of the proxy, so that none finds the way around it.
     *
     * @param forwarded those ports, none of which another program may listen on
     */
    public static EmbeddedBroker start(Path dir, int port, List<ForwardedPort> forwarded) {
        forwarded.forEach(one -> LoopbackPorts.requireFree("Kafka broker", one.listening()));
        return started(dir, port, forwarded, null);
    }

    /**
     * Starts a broker that serves authenticated clients only, each within the ACLs that were granted to it; returns
     * when it takes requests. What was granted is kept in the directory, the super user's password is not.
     *
     * @throws PortTakenException if another program listens on the port
     * @throws IllegalStateException if the directory is in use or the broker does not start
     */
    public static EmbeddedBroker start(Path dir, int port, BrokerSecurity security) {
        return started(dir, port, List.of(), security);
    }

    private static EmbeddedBroker started(
            Path dir, int port, List<ForwardedPort> forwarded, @Nullable BrokerSecurity security) {
        LoopbackPorts.requireFree("Kafka broker", port);
        // Kafka locks its directory only after its controller has opened the metadata in it.
        FolderLock lock = lock(dir);
        try {
            format(dir);
            return start(dir, port, forwarded, security, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Returns the address for clients, such as {@code 127.0.0.1:9092}. */
    public String bootstrapServers() {
        return LoopbackPorts.HOST + ":" + listeners.clients();
    }

    /** Returns the settings of a client that may do everything: of the super user, where the broker is secured. */
    public Map<String, Object> superUser() {
        return security == null
                ? Map.of("bootstrap.servers", bootstrapServers())
                : SecureListeners.superUser(listeners, security);
    }

    /** Returns the port of the controller, which is not for clients. */
    int controllerPort() {
        return listeners.controller();
    }

    /** Writes everything out and stops; returns when the directory is free for another broker. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        lock.close();
    }

    private static FolderLock lock(Path dir) {
        try {
            return FolderLock.of(dir)
                    .orElseThrow(() ->
                            new IllegalStateException("The broker's directory " + dir + " is held by another broker"));
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's directory " + dir + " cannot be made", e);
        }
    }

    private static EmbeddedBroker start(
            Path dir, int port, List<ForwardedPort> forwarded, @Nullable BrokerSecurity security, FolderLock lock) {
        for (int attempt = 1; ; attempt++) {
            Listeners chosen = new Listeners(
                    port == 0 ? LoopbackPorts.free() : port, LoopbackPorts.free(), LoopbackPorts.free(), forwarded);
            try {
                return new EmbeddedBroker(lock, serverOn(dir, chosen, security), chosen, security);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("The Kafka broker in " + dir + " did not start: " + e, e);
                }
                // A port that was free a moment ago, the controller's always is such a one, may be taken by now.
                LOG.warn("The broker did not start, trying again on other free ports", e);
            }
        }
    }

    private static KafkaRaftServer serverOn(Path dir, Listeners listeners, @Nullable BrokerSecurity security) {
        KafkaConfig config = new KafkaConfig(BrokerSettings.of(dir, listeners, security), false);
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
    }

    /** Formats the directory once; the file that is asked for is the last that formatting writes. */
    private static void format(Path dir) {
        if (Files.exists(dir.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(BrokerSettings.NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setDirectories(List.of(dir.toString()))
                    .setMetadataLogDirectory(dir.toString())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("The broker's directory " + dir + " cannot be formatted: " + e, e);
        }
    }

    private static void refuseToExit(int status, String message) {
        throw new IllegalStateException("The broker met a fatal fault (status " + status + "): " + message);
    }
}
