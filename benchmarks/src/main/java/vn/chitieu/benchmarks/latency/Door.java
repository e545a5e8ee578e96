package vn.chitieu.benchmarks.latency;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.parts.FilledCity;
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
    private final URI address;
    private final Map<String, String> keys = new HashMap<>();

    private Door(ConfigurableApplicationContext service) {
        this.service = service;
        this.address = Services.address(service);
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
        try (Issuing issuing = new Issuing(door.address(), admin)) {
            for (String unit : BenchmarkCity.units()) {
                door.keys.put(unit, issuing.issue(unit));
            }
            return door;
        } catch (Exception refused) {
            door.close();
            throw refused;
        }
    }

    /** Returns where it is. */
    URI address() {
        return address;
    }

    /** Returns the bytes of the request that reports one update of a unit. */
    byte[] report(String unit, Map<String, String> update) {
        byte[] body = JSON.writeValueAsBytes(update);
        byte[] head = ("POST /api/v1/updates HTTP/1.1\r\nHost: " + address().getAuthority()
                        + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + keys.get(unit)
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    @Override
    public void close() {
        service.close();
    }

    private record Issuing(URI base, String admin) implements AutoCloseable {

        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        String issue(String unit) throws Exception {
            Map<String, Object> wish =
                    Map.of("name", unit, "rights", List.of("REPORT"), "units", List.of(unit), "indicators", List.of());
            HttpRequest request = HttpRequest.newBuilder(base.resolve("/api/v1/credentials"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + admin)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(wish)))
                    .build();
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("expected a key for " + unit + ", got " + answer.body());
            }
            return JSON.readTree(answer.body()).get("key").asString();
        }

        @Override
        public void close() {}
    }
}
