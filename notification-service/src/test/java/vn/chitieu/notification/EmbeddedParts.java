package vn.chitieu.notification;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;

/** The parts in this process. */
final class EmbeddedParts implements Parts {

    private final EmbeddedDatabase database = EmbeddedDatabase.inMemory();
    private final EmbeddedBroker broker;

    EmbeddedParts(Path data) {
        broker = EmbeddedBroker.start(data.resolve("kafka"), 0);
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
        SpringApplication application = NotificationService.application();
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
