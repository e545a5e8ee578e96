package vn.chitieu.benchmarks.parts;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.contracts.kafka.TopicDefinitions;

/** Starts a service in this process, on a free port, with the time that the benchmarks live in. */
public final class Services {

    /** When the benchmarks take place: the newest quarter has just ended. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    private static final String SETTINGS = "application.yml";

    private Services() {}

    /**
     * Starts a service and returns when it takes requests.
     *
     * @param application the service
     * @param bootstrapServers where the broker is
     * @param mongodbUri where the database is
     * @param catalog the city's catalog
     * @param own further settings
     */
    public static ConfigurableApplicationContext start(
            SpringApplication application,
            String bootstrapServers,
            String mongodbUri,
            Path catalog,
            Map<String, String> own) {
        publish(catalog, bootstrapServers);
        Map<String, String> settings = new HashMap<>(Map.of(
                "server.address",
                "127.0.0.1",
                "server.port",
                "0",
                "spring.kafka.bootstrap-servers",
                bootstrapServers,
                "spring.mongodb.uri",
                mongodbUri,
                "chitieu.clock.offset",
                Duration.between(Instant.now(), NOW).toString(),
                "spring.config.location",
                settingsOf((Class<?>) application.getAllSources().iterator().next()),
                "spring.main.register-shutdown-hook",
                "false",
                "logging.level.root",
                "warn"));
        settings.putAll(own);
        return application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /** Publishes the city's catalog, which the services take from the broker alone. */
    public static void publish(Path catalog, String bootstrapServers) {
        try {
            new CatalogPublisher(
                            Map.of("bootstrap.servers", bootstrapServers),
                            new TopicDefinitions(1, (short) 1).cityCatalogs())
                    .publish(catalog, "benchmarks", "", NOW);
        } catch (InvalidCatalogException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    /** On this class path stand the {@code application.yml} of three services, each of which hides the others. */
    private static String settingsOf(Class<?> service) {
        URL place = service.getProtectionDomain().getCodeSource().getLocation();
        return place.getPath().endsWith("/") ? place + SETTINGS : "jar:" + place + "!/" + SETTINGS;
    }

    /** Returns where a service that runs answers. */
    public static URI address(ConfigurableApplicationContext service) {
        return URI.create("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
