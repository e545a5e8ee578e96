package vn.chitieu.benchmarks.latency;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.KeepAliveConnection;
import vn.chitieu.benchmarks.parts.WrongResultException;

/** Polls totals until each shows what it has to show, over a few connections that are kept. */
final class TotalsPoller implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 8;

    private final Api api;
    private final Duration pause;
    private final ExecutorService looking = Executors.newFixedThreadPool(CONNECTIONS);
    private final Queue<KeepAliveConnection> connections = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<Void>> all = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<KeepAliveConnection> connection = ThreadLocal.withInitial(this::connect);

    TotalsPoller(Api api, Duration pause) {
        this.api = api;
        this.pause = pause;
    }

    /**
     * Begins to ask for the total of a shot.
     *
     * @param due when the shot was due
     * @param visible gets after how many microseconds its total was seen
     */
    void begin(Shots.Shot shot, long due, LongConsumer visible) {
        Look look = new Look(shot, due, api.plainRequest(shot.totalPath()), visible, new CompletableFuture<>());
        all.add(look.seen());
        lookAfter(0, look);
    }

    /** Waits until all totals have been seen. */
    void await() {
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    }

    @Override
    public void close() throws IOException {
        looking.shutdownNow();
        for (KeepAliveConnection one : connections) {
            one.close();
        }
    }

    private record Look(
            Shots.Shot shot, long due, String question, LongConsumer visible, CompletableFuture<Void> seen) {}

    private void lookAfter(long millis, Look look) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, looking)
                .execute(() -> look(look));
    }

    private void look(Look look) {
        try {
            KeepAliveConnection.Answer answer =
                    connection.get().ask(look.question().getBytes(StandardCharsets.US_ASCII));
            long micros = Volley.microsSince(look.due());
            if (answer.status() == 200 && shows(answer.body(), look.shot().total())) {
                look.visible().accept(micros);
                look.seen().complete(null);
            } else if (micros > TimeUnit.MILLISECONDS.toMicros(TIMEOUT.toMillis())) {
                throw new WrongResultException(
                        "expected " + look.shot() + " to be visible within " + TIMEOUT + ", got " + answer.text());
            } else {
                lookAfter(pauseMillis(micros), look);
            }
        } catch (IOException | RuntimeException fault) {
            look.seen().completeExceptionally(fault);
        }
    }

    /** Grows with what is waited already, so that questions do not pile up where the service falls behind. */
    private long pauseMillis(long waitedMicros) {
        return Math.max(pause.toMillis(), TimeUnit.MICROSECONDS.toMillis(waitedMicros) / 10);
    }

    private KeepAliveConnection connect() {
        try {
            KeepAliveConnection one = new KeepAliveConnection(api.base());
            connections.add(one);
            return one;
        } catch (IOException refused) {
            throw new UncheckedIOException("no connection to " + api.base(), refused);
        }
    }

    /** Values grow from shot to shot, so a total beyond the expected one has a later shot at the same place in it. */
    private static boolean shows(byte[] body, BigDecimal total) {
        JsonNode value = JSON.readTree(body).get("value");
        return value != null && !value.isNull() && new BigDecimal(value.asString()).compareTo(total) >= 0;
    }
}
