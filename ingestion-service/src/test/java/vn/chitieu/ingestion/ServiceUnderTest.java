package vn.chitieu.ingestion;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.testing.TestDatabase;

/** The real service on a random port, on the sample city, on 8 April 2022, and a client for it. */
final class ServiceUnderTest implements AutoCloseable {

    /** One key of a test sends what a city sends in a month. */
    private static final List<String> LIMITS = List.of(
            "chitieu.ingestion.access.limits.requests-per-second=",
            "chitieu.ingestion.access.limits.requests-per-minute=",
            "chitieu.ingestion.access.limits.updates-per-second=",
            "chitieu.ingestion.access.limits.updates-per-minute=",
            "chitieu.ingestion.access.limits.updates-per-day=");

    static final Instant TODAY = Instant.parse("2022-04-08T02:00:00Z");
    static final String ADMIN_KEY = "the-first-administrators-key";

    private static final String RUN = UUID.randomUUID().toString();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    private ServiceUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        this.base = URI.create("http://localhost:" + port);
    }

    static ServiceUnderTest start(String bootstrapServers, String mongoUri, String... settings) {
        List<String> all = new ArrayList<>(
                List.of("spring.kafka.bootstrap-servers=" + bootstrapServers, "spring.mongodb.uri=" + mongoUri));
        all.addAll(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("chitieu.ingestion.database="))) {
            all.add("chitieu.ingestion.database=" + database(mongoUri));
        }
        return start(IngestionApplication.application(), all);
    }

    /**
     * Returns the name of the service's database where no other is said. Databases of one name on one broker are taken
     * for copies of each other (decision 1), so it differs by where the database is; and from one run of the tests to
     * the next, since a server may be there for both.
     */
    static String database(String mongoUri) {
        return TestDatabase.ofTest("test-" + Integer.toHexString(mongoUri.hashCode()) + "-" + RUN);
    }

    static ServiceUnderTest start(SpringApplication application, List<String> settings) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "chitieu.ingestion.admin-key-sha256=" + SecretHash.of(ADMIN_KEY).hex()));
        if (settings.stream().noneMatch(setting -> setting.startsWith("chitieu.catalog="))) {
            all.add("chitieu.catalog=../catalog/thanh-hoa");
        }
        if (settings.stream().noneMatch(setting -> setting.startsWith("chitieu.clock.offset="))) {
            all.add("chitieu.clock.offset=" + Duration.between(Instant.now(), TODAY));
        }
        LIMITS.stream()
                .filter(limit -> settings.stream().noneMatch(setting -> setting.startsWith(limit)))
                .forEach(limit -> all.add(limit + "100000000"));
        all.addAll(settings);
        return new ServiceUnderTest(
                application.run(all.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    int port() {
        return base.getPort();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    HttpRequest.Builder request(String path) {
        URI where = isManagement(path)
                ? URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port"))
                : base;
        return HttpRequest.newBuilder(where.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** All of the actuator but the probes is at the management port, and shows details to the administrator. */
    static boolean isManagement(String path) {
        return path.startsWith("/actuator/") && !path.matches("/actuator/health/(live|readi)ness");
    }

    Answer get(String path, String key) {
        String bearer = isManagement(path) ? ADMIN_KEY : key;
        return send(request(path).header("Authorization", "Bearer " + bearer).build());
    }

    Answer delete(String path, String key) {
        return send(
                request(path).header("Authorization", "Bearer " + key).DELETE().build());
    }

    Answer post(String path, String key, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Answer put(String path, String key, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    Answer submit(String key, String body) {
        return post("/api/v1/updates", key, body);
    }

    /** Returns the key of a new credential that reports for those units. */
    String keyOf(String... units) {
        String body = JSON.writeValueAsString(Map.of("name", "test", "rights", List.of("REPORT"), "units", units));
        return post("/api/v1/credentials", ADMIN_KEY, body).json().get("key").asString();
    }

    /** Returns the key of a new credential that assigns targets for those owners. */
    String keyOfOwners(String... owners) {
        String body = JSON.writeValueAsString(Map.of("name", "test", "rights", List.of("TARGETS"), "owners", owners));
        return post("/api/v1/credentials", ADMIN_KEY, body).json().get("key").asString();
    }

    double meter(String name) {
        return meterOf("updates", name);
    }

    double meterOf(String what, String name) {
        return bean(io.micrometer.core.instrument.MeterRegistry.class)
                .find("chitieu.ingestion." + what + "." + name)
                .counters()
                .stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }

    /** An answer and its JSON. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String code() {
            return json().path("code").asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        List<String> errorCodes(int index) {
            return json().path("results")
                    .path(index)
                    .path("errors")
                    .valueStream()
                    .map(error -> error.get("code").asString())
                    .toList();
        }
    }
}
