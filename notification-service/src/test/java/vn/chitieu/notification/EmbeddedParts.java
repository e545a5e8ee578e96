package vn.chitieu.notification;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/** The parts in this process. */
final class EmbeddedParts implements Parts {

    private final Path file;
    private final EmbeddedBroker broker;
    private EmbeddedDatabase database;

    private EmbeddedParts(Path data, EmbeddedDatabase database) {
        this.file = file(data);
        this.database = database;
        broker = EmbeddedBroker.start(data.resolve("kafka"), 0);
    }

    EmbeddedParts(Path data) {
        this(data, EmbeddedDatabase.inMemory());
    }

    /** Returns parts whose database keeps its file, so that it can be away for a while. */
    static EmbeddedParts durable(Path data) {
        return new EmbeddedParts(data, EmbeddedDatabase.durable(file(data), 0));
    }

    private static Path file(Path data) {
        return data.resolve("database.mv");
    }

    void stopDatabase() {
        database.close();
    }

    /** Starts the database again on the same file and port. */
    void startDatabase() {
        database = EmbeddedDatabase.durable(file, URI.create(database.uri()).getPort());
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public String mongodbUri() {
        return database.uri();
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
        database.close();
        broker.close();
    }
}
