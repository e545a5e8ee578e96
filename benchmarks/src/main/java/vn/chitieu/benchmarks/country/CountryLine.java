package vn.chitieu.benchmarks.country;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.ForkedJvm;
import vn.chitieu.benchmarks.parts.MailSink;
import vn.chitieu.benchmarks.parts.ReaderKey;
import vn.chitieu.benchmarks.parts.Waiting;
import vn.chitieu.embedded.PartProcess;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.SecretHash;

/** Broker and database, each in a process of its own, and any number of instances of each service beside them. */
final class CountryLine implements AutoCloseable {

    /** How many partitions the topics of all cities have. */
    static final int PARTITIONS = 12;

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k");

    private final ExtractedJars jars;
    private final Sizes sizes;
    private final MailSink sink = MailSink.start(0);
    private final String admin = ApiKey.generate(new SecureRandom()).text();
    private final ForkedJvm database;
    private final ForkedJvm broker;
    private final Map<String, ForkedJvm> instances = new TreeMap<>();

    /**
     * How large it is.
     *
     * @param instances how many of each service
     * @param heap of each of them, in MiB
     * @param firstCity the city of whatever names none
     */
    record Sizes(int instances, int heap, String firstCity) {}

    /** Starts broker and database, with files in a folder. */
    CountryLine(Path dir, Sizes sizes) throws IOException {
        this.jars = new ExtractedJars(dir.resolve("services"));
        this.sizes = sizes;
        this.database = part("database", dir.resolve("database.mv"));
        this.broker = part("broker", dir.resolve("broker"));
    }

    private static ForkedJvm part(String name, Path place) throws IOException {
        int port = ForkedJvm.freePort();
        List<String> options = List.of("-Xmx768m", "-XX:+UseSerialGC");
        return ForkedJvm.start(
                name, options, ForkedJvm.main(PartProcess.class, name, place.toString(), String.valueOf(port)), port);
    }

    /** Returns the address of the broker. */
    String bootstrapServers() {
        return "127.0.0.1:" + broker.port();
    }

    /** Returns the address of the database. */
    String mongodb() {
        return "mongodb://127.0.0.1:" + database.port();
    }

    /** Returns where all mail goes. */
    MailSink sink() {
        return sink;
    }

    /** Returns the key of the first administrator. */
    String admin() {
        return admin;
    }

    /** Starts all instances of services side by side, with a clock that says this now; returns when they are ready. */
    void start(Collection<Kind> kinds, Instant clock) throws Exception {
        List<String> names = new ArrayList<>();
        for (Kind kind : kinds) {
            for (int number = 1; number <= sizes.instances(); number++) {
                names.add(kind.text() + "-" + number);
            }
        }
        Duration offset = Duration.between(Instant.now(), clock);
        ExecutorService starting = Executors.newFixedThreadPool(names.size());
        try {
            List<Future<?>> started = new ArrayList<>();
            for (String name : names) {
                started.add(starting.submit(() -> start(name, offset)));
            }
            for (Future<?> one : started) {
                one.get();
            }
        } finally {
            starting.shutdownNow();
        }
    }

    /** Starts one instance; returns when it is ready. */
    @Nullable
    Void start(String name, Duration offset) throws IOException {
        Kind kind = Kind.valueOf(name.substring(0, name.indexOf('-')).toUpperCase(Locale.ROOT));
        int port = ForkedJvm.freePort();
        List<String> options = new ArrayList<>(SMALL);
        options.add("-Xmx" + sizes.heap() + "m");
        List<String> program = new ArrayList<>(List.of("-jar", jars.of(kind).toString()));
        settings(kind, name, port, offset).forEach((key, value) -> program.add("--" + key + "=" + value));
        ForkedJvm jvm = ForkedJvm.start(name, options, program, port);
        synchronized (instances) {
            instances.put(name, jvm);
        }
        Api api = api(jvm);
        Waiting.until(name, PAUSE, () -> isReady(jvm, api));
        return null;
    }

    private static boolean isReady(ForkedJvm jvm, Api api) {
        if (!jvm.process().isAlive()) {
            throw new IllegalStateException(jvm.name() + " has ended, see its log among the results");
        }
        try {
            return api.get("/actuator/health/readiness").statusCode() == 200;
        } catch (IllegalStateException noAnswerYet) {
            return false;
        }
    }

    private Map<String, String> settings(Kind kind, String name, int port, Duration offset) {
        Map<String, String> all = new TreeMap<>(ReaderKey.ofAllCities());
        all.putAll(Map.of(
                "server.address", "127.0.0.1",
                "server.port", String.valueOf(port),
                "spring.kafka.bootstrap-servers", bootstrapServers(),
                "spring.kafka.client-id", name,
                "spring.mongodb.uri", mongodb(),
                "chitieu.mongo.read-timeout", "60s",
                "chitieu.city", sizes.firstCity(),
                "chitieu.topics.partitions", String.valueOf(PARTITIONS),
                "chitieu.clock.offset", offset.toString(),
                "logging.level.root", "warn"));
        all.putAll(
                switch (kind) {
                    case INGESTION -> ingestion(name);
                    case AGGREGATION -> Map.of("spring.kafka.consumer.max-poll-records", "5000");
                    case NOTIFICATION ->
                        Map.of(
                                "spring.mail.host", "127.0.0.1",
                                "spring.mail.port", String.valueOf(sink.port()),
                                "chitieu.notification.outbox.per-second", "0",
                                "chitieu.notification.outbox.pause", "1s");
                });
        return all;
    }

    private Map<String, String> ingestion(String name) {
        String limits = "chitieu.ingestion.access.limits.";
        return Map.of(
                "chitieu.ingestion.admin-key-sha256",
                SecretHash.of(admin).hex(),
                // The topics of 3,321 communes are another measurement than this one.
                "chitieu.ingestion.door.enabled",
                "false",
                "chitieu.ingestion.door.instance",
                name,
                limits + "requests-per-second",
                "1000000",
                limits + "requests-per-minute",
                "60000000",
                limits + "updates-per-second",
                "10000000",
                limits + "updates-per-minute",
                "600000000",
                limits + "updates-per-day",
                "1000000000");
    }

    /** Returns the instances of a service that run, by name. */
    Map<String, ForkedJvm> instances(Kind kind) {
        Map<String, ForkedJvm> its = new TreeMap<>();
        synchronized (instances) {
            instances.forEach((name, jvm) -> {
                if (name.startsWith(kind.text()) && jvm.process().isAlive()) {
                    its.put(name, jvm);
                }
            });
        }
        return its;
    }

    /** Returns all processes that run, by name. */
    Map<String, ForkedJvm> all() {
        Map<String, ForkedJvm> all = new TreeMap<>(Map.of("broker", broker, "database", database));
        for (Kind kind : Kind.values()) {
            all.putAll(instances(kind));
        }
        return all;
    }

    /** Stops all instances of services in order. */
    void stop(Collection<Kind> kinds) {
        kinds.stream().flatMap(kind -> instances(kind).values().stream()).toList().parallelStream()
                .forEach(ForkedJvm::close);
    }

    /** Returns what asks any instance of a service. */
    Api api(Kind kind) {
        return api(instances(kind).values().iterator().next());
    }

    /** Returns what asks an instance. */
    static Api api(ForkedJvm jvm) {
        return new Api(URI.create("http://127.0.0.1:" + jvm.port()));
    }

    @Override
    public void close() {
        stop(List.of(Kind.values()));
        database.close();
        broker.close();
        sink.close();
    }
}
