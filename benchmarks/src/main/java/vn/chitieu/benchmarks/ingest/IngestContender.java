package vn.chitieu.benchmarks.ingest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.ForkedJvm;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.benchmarks.parts.UnitKeys;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.SecretHash;

/**
 * A server that takes updates: the service, or the bare servlet.
 *
 * @param name for tables
 * @param jvm its process
 * @param topic where its updates go
 * @param sharedKey a key that reports for all units
 * @param ownKeys a key for each unit, in their order
 */
record IngestContender(String name, ForkedJvm jvm, String topic, String sharedKey, List<String> ownKeys)
        implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Starts the ingestion service as it is shipped, and has keys issued. */
    static IngestContender service(List<String> options, String broker, String database, Path catalog)
            throws Exception {
        Services.publish(catalog, broker);
        String admin = ApiKey.generate(new SecureRandom()).text();
        int port = ForkedJvm.freePort();
        List<String> program = List.of(
                "-jar",
                System.getProperty("benchmarks.ingestion"),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.kafka.bootstrap-servers=" + broker,
                "--spring.mongodb.uri=" + database,
                "--chitieu.clock.offset=" + Duration.between(Instant.now(), Services.NOW),
                "--chitieu.ingestion.access.limits.requests-per-second=1000000",
                "--chitieu.ingestion.access.limits.requests-per-minute=60000000",
                "--chitieu.ingestion.access.limits.updates-per-second=10000000",
                "--chitieu.ingestion.access.limits.updates-per-minute=600000000",
                "--chitieu.ingestion.access.limits.updates-per-day=1000000000",
                "--chitieu.ingestion.admin-key-sha256=" + SecretHash.of(admin).hex());
        ForkedJvm jvm = ForkedJvm.start("ingestion-service", options, program, port);
        URI address = URI.create("http://127.0.0.1:" + port);
        Api api = new Api(address);
        Waiting.until(
                "the service",
                PAUSE,
                () -> api.get("/actuator/health/readiness").statusCode() == 200);
        UnitKeys keys = new UnitKeys(address, admin);
        List<String> ownKeys = new ArrayList<>();
        for (String unit : BenchmarkCity.units()) {
            ownKeys.add(keys.issue(unit, List.of(unit)));
        }
        return new IngestContender(
                "service", jvm, Topics.INDICATOR_UPDATES, keys.issue("all", BenchmarkCity.units()), ownKeys);
    }

    /** Starts the bare servlet. */
    static IngestContender bare(List<String> options, String broker, Path dir) throws IOException {
        int port = ForkedJvm.freePort();
        List<String> program =
                ForkedJvm.main(BareServlet.class, String.valueOf(port), broker, BenchmarkCity.ID, dir.toString());
        ForkedJvm jvm = ForkedJvm.start("bare-servlet", options, program, port);
        String[] keys = new String[BenchmarkCity.units().size()];
        Arrays.fill(keys, "none");
        return new IngestContender("bare servlet", jvm, BareServlet.TOPIC, "none", List.of(keys));
    }

    /** Returns a key for each unit: one that all share, or each its own. */
    List<String> keys(boolean own) {
        return own ? ownKeys : ownKeys.stream().map(each -> sharedKey).toList();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
