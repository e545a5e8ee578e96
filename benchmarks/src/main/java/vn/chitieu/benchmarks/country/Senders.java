package vn.chitieu.benchmarks.country;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.benchmarks.parts.ForkedJvm;
import vn.chitieu.benchmarks.parts.UnitKeys;
import vn.chitieu.benchmarks.parts.WrongResultException;

/** Clients of the provinces, each with the key of its own, at all instances of ingestion in turn. */
final class Senders {

    private static final int THREADS = 8;
    private static final int ACCEPTED = 202;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final CountryLine line;
    private final Map<Province, String> keys = new HashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger turns = new AtomicInteger();

    /**
     * Has a key issued for each province, good for all its communes; of the first, which is meant where none is named.
     */
    Senders(CountryLine line, List<Province> provinces) throws Exception {
        this.line = line;
        for (Province province : provinces) {
            keys.put(
                    province,
                    new UnitKeys(addresses().get(0), line.admin())
                            .issue(
                                    province.number() == 1 ? "" : province.id(),
                                    "all of " + province.id(),
                                    province.units()));
        }
    }

    /**
     * What was sent.
     *
     * @param updates how many were accepted
     * @param took from the first request to the last answer
     */
    record Sent(long updates, Duration took) {

        double perSecond() {
            return updates / (took.toNanos() / 1e9);
        }
    }

    /** Sends requests as fast as they are answered; returns when all of their updates were accepted. */
    Sent send(Stream<Figures.Request> requests) throws Exception {
        Iterator<Figures.Request> left = requests.iterator();
        AtomicLong updates = new AtomicLong();
        long start = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                working.add(threads.submit(() -> work(left, updates)));
            }
            for (Future<?> one : working) {
                one.get();
            }
            return new Sent(updates.get(), Duration.ofNanos(System.nanoTime() - start));
        } finally {
            threads.shutdownNow();
        }
    }

    private @Nullable Void work(Iterator<Figures.Request> left, AtomicLong updates) throws Exception {
        for (Figures.Request request = next(left); request != null; request = next(left)) {
            send(request);
            updates.addAndGet(request.updates());
        }
        return null;
    }

    private static Figures.@Nullable Request next(Iterator<Figures.Request> left) {
        synchronized (left) {
            return left.hasNext() ? left.next() : null;
        }
    }

    /** Sends one request; returns the receipt of its last update. */
    String send(Figures.Request request) throws IOException, InterruptedException {
        List<URI> addresses = addresses();
        URI address = addresses.get(Math.floorMod(turns.getAndIncrement(), addresses.size()));
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(address.resolve("/api/v1/updates?confirm=true"))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + keys.get(request.province()))
                        .POST(HttpRequest.BodyPublishers.ofString(request.body()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        JsonNode said = JSON.readTree(answer.body());
        if (answer.statusCode() != ACCEPTED || said.path("accepted").asInt() != request.updates()) {
            throw new WrongResultException("expected %d updates of %s to be accepted, got %d %.600s"
                    .formatted(request.updates(), request.province().id(), answer.statusCode(), said));
        }
        JsonNode results = said.path("results");
        return results.get(results.size() - 1).path("receipt").asString();
    }

    private List<URI> addresses() {
        return line.instances(Kind.INGESTION).values().stream()
                .map(ForkedJvm::port)
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
    }
}
