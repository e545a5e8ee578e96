package vn.chitieu.benchmarks.latency;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.parts.FilledCity;
import vn.chitieu.benchmarks.parts.Keys;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.ingestion.IngestionService;
import vn.chitieu.ingestion.domain.access.Key;
import vn.chitieu.ingestion.domain.access.SecretHash;

/** The ingestion service in this process, with a key for each unit. */
final class Door implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** On one class path Spring Security, where aggregation brings it, would close the doors of ingestion too. */
    private static final String DOORS_OF_AGGREGATION = Stream.of(
                    "SecurityAutoConfiguration",
                    "UserDetailsServiceAutoConfiguration",
                    "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
                    "web.servlet.SecurityFilterAutoConfiguration",
                    "web.servlet.ServletWebSecurityAutoConfiguration")
            .map("org.springframework.boot.security.autoconfigure."::concat)
            .collect(Collectors.joining(","));

    private final ConfigurableApplicationContext service;
    private final URI updates;
    private final Map<String, String> keys = new HashMap<>();

    private Door(ConfigurableApplicationContext service) {
        this.service = service;
        this.updates = Services.address(service).resolve("/api/v1/updates");
    }

    /** Starts it beside the rest of the city and issues the keys. */
    static Door open(FilledCity city) throws Exception {
        String admin = Key.generate(new SecureRandom()).text();
        Door door = new Door(Services.start(
                IngestionService.application(),
                city.broker().bootstrapServers(),
                city.database().uri(),
                city.catalogue(),
                Map.of(
                        "chitieu.ingestion.admin-key-sha256",
                        SecretHash.of(admin).hex(),
                        "spring.autoconfigure.exclude",
                        DOORS_OF_AGGREGATION)));
        try {
            Keys keys = new Keys(Services.address(door.service), admin);
            for (String unit : BenchmarkCity.units()) {
                door.keys.put(unit, keys.issue(unit, List.of(unit)));
            }
            return door;
        } catch (Exception refused) {
            door.close();
            throw refused;
        }
    }

    /** Returns the request that reports one update of a unit. */
    HttpRequest report(String unit, Map<String, String> update) {
        return HttpRequest.newBuilder(updates)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + keys.get(unit))
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(update)))
                .build();
    }

    @Override
    public void close() {
        service.close();
    }
}
