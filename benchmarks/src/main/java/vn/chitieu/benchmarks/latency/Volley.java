package vn.chitieu.benchmarks.latency;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.benchmarks.parts.WrongResultException;

/**
 * Sends updates at a fixed rate whatever becomes of the earlier ones, and asks for the totals of some of them, taken at
 * random, after their 202 until the total shows them: asking for all would be more work than what is measured. Times
 * count from when the update was due to be sent.
 */
final class Volley {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Door door;
    private final Api api;
    private final Shots shots;
    private final Duration pause;
    private final Instant began = Instant.now();
    private final Random random = new Random(7);

    /**
     * Times in microseconds.
     *
     * @param accepted until the 202 of each update
     * @param visible until the total of each watched update
     */
    record Times(Histogram accepted, Histogram visible) {}

    Volley(Door door, Api api, Shots shots, Duration pause) {
        this.door = door;
        this.api = api;
        this.shots = shots;
        this.pause = pause;
    }

    Times fire(int perSecond, int watchedPerSecond, int seconds) {
        Times times = new Times(new ConcurrentHistogram(3), new ConcurrentHistogram(3));
        List<CompletableFuture<?>> all = new ArrayList<>();
        long start = System.nanoTime();
        for (int index = 0; index < perSecond * seconds; index++) {
            long due = start + TimeUnit.SECONDS.toNanos(index) / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            all.add(fire(shots.next(), due, times, random.nextInt(perSecond) < watchedPerSecond));
        }
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        return times;
    }

    private CompletableFuture<Shots.Shot> fire(Shots.Shot shot, long due, Times times, boolean watched) {
        return client.sendAsync(request(shot), HttpResponse.BodyHandlers.ofByteArray())
                .thenCompose(answer -> {
                    if (answer.statusCode() != 202) {
                        throw new WrongResultException("expected 202 for " + shot + ", got "
                                + new String(answer.body(), StandardCharsets.UTF_8));
                    }
                    times.accepted().recordValue(microsSince(due));
                    return watched ? untilVisible(shot, due, times) : CompletableFuture.completedFuture(shot);
                });
    }

    private CompletableFuture<Shots.Shot> untilVisible(Shots.Shot shot, long due, Times times) {
        HttpRequest question = api.request(shot.totalPath()).GET().build();
        return client.sendAsync(question, HttpResponse.BodyHandlers.ofByteArray())
                .thenCompose(answer -> {
                    if (answer.statusCode() == 200 && shows(answer.body(), shot.total())) {
                        times.visible().recordValue(microsSince(due));
                        return CompletableFuture.completedFuture(shot);
                    }
                    if (microsSince(due) > TimeUnit.MILLISECONDS.toMicros(PATIENCE.toMillis())) {
                        throw new WrongResultException("expected " + shot + " to be visible within " + PATIENCE
                                + ", got " + new String(answer.body(), StandardCharsets.UTF_8));
                    }
                    return CompletableFuture.supplyAsync(
                                    () -> shot,
                                    CompletableFuture.delayedExecutor(pauseMillis(due), TimeUnit.MILLISECONDS))
                            .thenCompose(again -> untilVisible(again, due, times));
                });
    }

    /** Grows with what is waited already, so that questions do not pile up where the service falls behind. */
    private long pauseMillis(long due) {
        return Math.max(pause.toMillis(), TimeUnit.MICROSECONDS.toMillis(microsSince(due)) / 10);
    }

    private HttpRequest request(Shots.Shot shot) {
        Instant now = Services.NOW.plus(Duration.between(began, Instant.now()));
        return door.report(
                shot.unit(),
                Map.of(
                        "id", "shot-" + shot.number(),
                        "unit", shot.unit(),
                        "indicator", shot.indicator(),
                        "period", shot.period().toString(),
                        "value", shot.value().toPlainString(),
                        "status", "OFFICIAL",
                        "reportedAt", now.toString()));
    }

    /** Values grow from shot to shot, so a total beyond the expected one has a later shot at the same place in it. */
    private static boolean shows(byte[] body, BigDecimal total) {
        JsonNode value = JSON.readTree(body).get("value");
        return value != null && !value.isNull() && new BigDecimal(value.asString()).compareTo(total) >= 0;
    }

    private static long microsSince(long due) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
    }
}
