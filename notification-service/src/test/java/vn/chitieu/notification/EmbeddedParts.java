package vn.chitieu.notification;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/**
 * The parts in this process, or those that {@code -Dchitieu.kafka} and {@code -Dchitieu.mongodb} name, with topics and
 * a database of their own.
 */
final class EmbeddedParts implements Parts {

    private final Path file;
    private final OwnBroker broker;
    /** Null where the database is another than an embedded one. */
    private @Nullable EmbeddedDatabase database;

    private EmbeddedParts(Path data, @Nullable EmbeddedDatabase database) {
        this.file = file(data);
        this.database = database;
        if (database == null) {
            TestDatabase.named(Stage.DATABASE).drop();
        }
        broker = OwnBroker.start(data.resolve("kafka"));
    }

    EmbeddedParts(Path data) {
        this(data, TestDatabase.isForeign() ? null : EmbeddedDatabase.inMemory());
    }

    /** Returns parts whose database is embedded and keeps its file, so that it can be away for a while. */
    static EmbeddedParts durable(Path data) {
        return new EmbeddedParts(data, EmbeddedDatabase.durable(file(data), 0));
    }

    private static Path file(Path data) {
        return data.resolve("database.mv");
    }

    void stopDatabase() {
        Objects.requireNonNull(database).close();
    }

    /** Starts the database again on the same file and port. */
    void startDatabase() {
        database = EmbeddedDatabase.durable(file, URI.create(mongodbUri()).getPort());
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public String mongodbUri() {
        return database == null ? TestDatabase.uri() : database.uri();
    }

    @Override
    public SpringApplication application() {
        SpringApplication application = NotificationApplication.application();
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embedded parts",
                        Map.of(
                                "spring.kafka.bootstrap-servers", bootstrapServers(),
                                "spring.mongodb.uri", mongodbUri()))));
        return application;
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
        broker.close();
    }
}
