package vn.chitieu.benchmarks.latency;

import java.net.URI;
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
import vn.chitieu.benchmarks.parts.UnitKeys;
import vn.chitieu.ingestion.IngestionApplication;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.SecretHash;

/** The ingestion service in this process, with a key for each unit. */
final class IngestionInstance implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** On one class path Spring Security, where aggregation brings it, would add its filter chain to ingestion too. */
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

    private IngestionInstance(ConfigurableApplicationContext service) {
        this.service = service;
        this.address = Services.address(service);
    }

    /** Starts it beside the rest of the city and issues the keys. */
    static IngestionInstance open(FilledCity city) throws Exception {
        String admin = ApiKey.generate(new SecureRandom()).text();
        IngestionInstance ingestion = new IngestionInstance(Services.start(
                IngestionApplication.application(),
                city.broker().bootstrapServers(),
                city.database().uri(),
                city.catalog(),
                Map.of(
                        "chitieu.ingestion.admin-key-sha256",
                        SecretHash.of(admin).hex(),
                        "chitieu.ingestion.access.limits.requests-per-minute",
                        "100000000",
                        "chitieu.ingestion.access.limits.updates-per-minute",
                        "100000000",
                        "chitieu.ingestion.access.limits.updates-per-day",
                        "100000000",
                        "spring.autoconfigure.exclude",
                        DOORS_OF_AGGREGATION)));
        try {
            UnitKeys keys = new UnitKeys(ingestion.address(), admin);
            for (String unit : BenchmarkCity.units()) {
                ingestion.keys.put(unit, keys.issue(unit, List.of(unit)));
            }
            return ingestion;
        } catch (Exception refused) {
            ingestion.close();
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
        byte[] head = ("POST /api/v1/updates?confirm=true HTTP/1.1\r\nHost: "
                        + address().getAuthority()
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
}
