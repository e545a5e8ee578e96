package vn.chitieu.support.testing;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.springframework.util.FileSystemUtils;

/** A binary of MongoDB as a replica set of one node, on a fresh folder; both are gone when this process ends. */
final class MongodProcess implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String REPLICA_SET = "chitieu-tests";

    private final Process process;
    private final Path folder;
    private final int port;

    private MongodProcess(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Starts it and returns when it is the primary of its replica set.
     *
     * @param timeout how long that may take
     * @throws IllegalStateException if it ends or is not the primary in time, with what it printed
     */
    static MongodProcess start(Path binary, Duration timeout) {
        try {
            Path folder = Files.createTempDirectory("chitieu-mongod");
            int port = freePort();
            MongodProcess started = new MongodProcess(process(binary, folder, port), folder, port);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-mongod"));
            started.initiate(binary, timeout);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(binary + " cannot be started", e);
        }
    }

    /** Returns the address for clients. */
    String uri() {
        return "mongodb://" + HOST + ":" + port + "/?replicaSet=" + REPLICA_SET;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return free.getLocalPort();
        }
    }

    private static Process process(Path binary, Path folder, int port) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        return new ProcessBuilder(List.of(
                        binary.toString(),
                        "--dbpath",
                        folder.resolve("data").toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind_ip",
                        HOST,
                        "--replSet",
                        REPLICA_SET,
                        "--nounixsocket"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private void initiate(Path binary, Duration timeout) {
        String direct = "mongodb://" + HOST + ":" + port + "/?directConnection=true&serverSelectionTimeoutMS=500";
        try (MongoClient client = MongoClients.create(direct)) {
            MongoDatabase admin = client.getDatabase("admin");
            Awaitility.await().atMost(timeout).until(() -> !process.isAlive() || isPrimary(admin));
        } catch (RuntimeException e) {
            String printed = printed();
            close();
            throw new IllegalStateException(
                    "expected " + binary + " to be primary within " + timeout + ", got: " + printed, e);
        }
        if (!process.isAlive()) {
            String printed = printed();
            int status = process.exitValue();
            close();
            throw new IllegalStateException("expected " + binary + " to run, got status " + status + ": " + printed);
        }
    }

    /** Asks again until it is: a server that does not listen yet, or is about to become primary, refuses. */
    private boolean isPrimary(MongoDatabase admin) {
        try {
            if (Boolean.TRUE.equals(admin.runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary"))) {
                return true;
            }
            Document member = new Document("_id", 0).append("host", HOST + ":" + port);
            admin.runCommand(new Document(
                    "replSetInitiate", new Document("_id", REPLICA_SET).append("members", List.of(member))));
        } catch (MongoException notYet) {
            return false;
        }
        return false;
    }

    private String printed() {
        try {
            return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException e) {
            return "nothing that can be read: " + e;
        }
    }
}
