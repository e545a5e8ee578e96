package vn.chitieu.support.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import vn.chitieu.embedded.EmbeddedDatabase;

/** A server that keeps its connections open and says nothing any more, as a stopped process does. */
class FrozenPrimaryIT {

    @Test
    @Timeout(30)
    void anOperationIsGivenUpAndTheNextServerIsAsked() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                FreezableProxy proxy =
                        new FreezableProxy(URI.create(database.uri()).getPort())) {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(MongoAutoConfiguration.class, MongoTimeoutsAutoConfiguration.class))
                    .withPropertyValues(
                            "spring.mongodb.uri=mongodb://127.0.0.1:" + proxy.port(),
                            "chitieu.mongo.wait-timeout=500ms",
                            "chitieu.mongo.read-timeout=500ms")
                    .run(context -> {
                        MongoCollection<Document> things = context.getBean(MongoClient.class)
                                .getDatabase("test")
                                .getCollection("things");
                        things.insertOne(new Document("_id", 1));
                        assertThat(things.countDocuments()).isEqualTo(1);

                        proxy.freeze();
                        assertThatThrownBy(() -> things.insertOne(new Document("_id", 2)))
                                .isInstanceOf(MongoException.class);
                        assertThatThrownBy(() -> things.find().first()).isInstanceOf(MongoException.class);
                    });
        }
    }

    /** Passes bytes between a client and the database until it is frozen. */
    private static final class FreezableProxy implements AutoCloseable {

        private final ServerSocket server;
        private final int target;
        private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "proxy");
            thread.setDaemon(true);
            return thread;
        });
        private volatile boolean frozen;

        FreezableProxy(int target) throws IOException {
            this.target = target;
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            threads.execute(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        void freeze() {
            frozen = true;
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = server.accept();
                    Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                    threads.execute(() -> pass(client, database));
                    threads.execute(() -> pass(database, client));
                }
            } catch (IOException closed) {
                threads.shutdownNow();
            }
        }

        private void pass(Socket from, Socket to) {
            byte[] buffer = new byte[8192];
            try {
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    if (!frozen) {
                        to.getOutputStream().write(buffer, 0, read);
                    }
                }
            } catch (IOException ended) {
                threads.execute(() -> close(from, to));
            }
        }

        private static void close(Socket... sockets) {
            for (Socket socket : sockets) {
                try {
                    socket.close();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            threads.shutdownNow();
        }
    }
}
