package vn.chitieu.benchmarks.latency;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.KeepAliveConnection;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.benchmarks.parts.WrongResultException;

/**
 * Sends updates at a fixed rate, no matter how earlier ones fare, and asks for the totals of some of them, taken at
 * random, after their 202 until the total shows them: asking for all would be more work than what is measured. Times
 * count from when the update was due to be sent. What the client costs is missing to the services on the same cores, so
 * each sender is a thread with a connection that is kept; where all of them wait for an answer, those that are due wait
 * too and their time counts.
 */
final class Volley {

    /** Twice as many as the threads of ingestion's web server. */
    private static final int SENDERS = 128;

    private static final long TIME_TO_CONNECT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final IngestionInstance ingestion;
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

    Volley(IngestionInstance ingestion, Api api, Shots shots, Duration pause) {
        this.ingestion = ingestion;
        this.api = api;
        this.shots = shots;
        this.pause = pause;
    }

    Times fire(int perSecond, int watchedPerSecond, int seconds) throws Exception {
        Schedule schedule = new Schedule(perSecond, watchedPerSecond, perSecond * seconds);
        Times times = new Times(new ConcurrentHistogram(3), new ConcurrentHistogram(3));
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try (TotalsPoller poller = new TotalsPoller(api, pause)) {
            List<Future<?>> sending = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                sending.add(senders.submit(() -> send(schedule, times, poller)));
            }
            for (Future<?> one : sending) {
                one.get();
            }
            poller.await();
            return times;
        } finally {
            senders.shutdownNow();
        }
    }

    private @Nullable Void send(Schedule schedule, Times times, TotalsPoller poller) throws IOException {
        try (KeepAliveConnection connection = new KeepAliveConnection(ingestion.address())) {
            for (Planned next = schedule.next(); next != null; next = schedule.next()) {
                long due = next.due();
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                KeepAliveConnection.Answer answer = connection.ask(request(next.shot()));
                if (answer.status() != 202) {
                    throw new WrongResultException("expected 202 for " + next.shot() + ", got " + answer.text());
                }
                times.accepted().recordValue(microsSince(due));
                if (next.watched()) {
                    poller.begin(next.shot(), due, times.visible()::recordValue);
                }
            }
            return null;
        }
    }

    private byte[] request(Shots.Shot shot) {
        Instant now = Services.NOW.plus(Duration.between(began, Instant.now()));
        return ingestion.report(
                shot.unit(),
                Map.of(
                        "id", "shot-" + shot.number(),
                        "unit", shot.unit(),
                        "indicator", shot.indicator(),
                        "period", shot.period().toString(),
                        "value", shot.value().toPlainString(),
                        "status", "OFFICIAL",
                        "reason", "measured",
                        "reportedAt", now.toString()));
    }

    static long microsSince(long due) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
    }

    private record Planned(Shots.Shot shot, long due, boolean watched) {}

    /** Which shot is due when. Thread-safe. */
    private final class Schedule {

        private final long start = System.nanoTime() + TIME_TO_CONNECT_NANOS;
        private final int perSecond;
        private final int watchedPerSecond;
        private final int number;
        private int index;

        Schedule(int perSecond, int watchedPerSecond, int number) {
            this.perSecond = perSecond;
            this.watchedPerSecond = watchedPerSecond;
            this.number = number;
        }

        synchronized @Nullable Planned next() {
            if (index == number) {
                return null;
            }
            long due = start + TimeUnit.SECONDS.toNanos(index) / perSecond;
            index++;
            return new Planned(shots.next(), due, random.nextInt(perSecond) < watchedPerSecond);
        }
    }
}
