package vn.chitieu.notification.outbox.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;

/**
 * Dispatch loop of a channel: relays what cases request, takes what is due, urgent mail first, delivers it in batches,
 * a bounded number at once and of mails in a second, and waits for the wake-up signal or the next poll. A fault of the
 * store is logged and retried after a pause; only a stop ends the loop. What was in a batch that failed is retried
 * alone, so that it is known which notice failed.
 */
public final class OutboxDispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxDispatcher.class);
    private static final int ROWS_AT_ONCE = 200;
    private static final long STOP_SECONDS = 10;
    private static final Duration A_BREATH = Duration.ofMillis(100);
    private static final Duration REST_AFTER_FAULT = Duration.ofSeconds(10);
    private static final Duration SUSPECT_FOR = Duration.ofHours(1);

    private final Channel channel;
    private final Predicate<Runnable> relay;
    private final OutboxDelivery delivery;
    private final Outbox outbox;
    private final CircuitBreaker circuitBreaker;
    private final SendRateLimiter pace;
    private final WakeUpSignal wakeUp;
    private final Clock clock;
    private final Duration poll;
    private final int parallel;
    private final int together;
    private final WakeUpSignal posted = new WakeUpSignal();
    private final Semaphore free;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();
    private final Map<String, Instant> suspect = new ConcurrentHashMap<>();
    private @Nullable ExecutorService threads;
    private volatile boolean running;

    /**
     * Takes what it needs.
     *
     * @param relay brings in requested notices, signals each, and returns whether there may be more
     * @param parallel how many batches are delivered at once
     * @param together how many mails a batch has at most
     */
    public OutboxDispatcher(
            Channel channel,
            Predicate<Runnable> relay,
            OutboxDelivery delivery,
            Outbox outbox,
            CircuitBreaker circuitBreaker,
            SendRateLimiter pace,
            WakeUpSignal wakeUp,
            Clock clock,
            Duration poll,
            int parallel,
            int together) {
        this.channel = channel;
        this.relay = relay;
        this.delivery = delivery;
        this.outbox = outbox;
        this.circuitBreaker = circuitBreaker;
        this.pace = pace;
        this.wakeUp = wakeUp;
        this.clock = clock;
        this.poll = poll;
        this.parallel = parallel;
        this.together = together;
        this.free = new Semaphore(parallel);
    }

    @Override
    public synchronized void start() {
        running = true;
        threads = Executors.newFixedThreadPool(
                parallel + 2, new CustomizableThreadFactory(channel.name().toLowerCase(Locale.ROOT) + "-"));
        ExecutorService pool = threads;
        pool.execute(this::relayAll);
        pool.execute(() -> run(pool));
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (threads == null) {
            return;
        }
        wakeUp.signal();
        posted.signal();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Beside the other loops of its phase: each waits for what it has under way. */
    @Override
    public void stop(Runnable callback) {
        new Thread(
                        () -> {
                            stop();
                            callback.run();
                        },
                        channel.name().toLowerCase(Locale.ROOT) + "-stop")
                .start();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Relays as long as it runs, beside the delivery, so that a burst of requests does not hold back what is due. */
    private void relayAll() {
        try {
            while (running) {
                if (!relayed()) {
                    wakeUp.await(poll);
                }
                posted.signal(); // the signal also covers what was posted elsewhere
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(ExecutorService pool) {
        try {
            while (running) {
                if (!lookOnce(pool)) {
                    posted.await(pace.available(1) == 0 && poll.compareTo(A_BREATH) > 0 ? A_BREATH : poll);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does what there is to do and returns whether to poll again at once. */
    private boolean lookOnce(ExecutorService pool) throws InterruptedException {
        try {
            delivery.storeOutcomes();
            List<OutboxRow> due = due();
            pace.begun(due.size());
            for (List<OutboxRow> batch : batches(due)) {
                hand(pool, batch);
            }
            return !due.isEmpty();
        } catch (RuntimeException fault) {
            log.warn("Delivery waits for a fault to pass: {}", fault.toString());
            return false;
        }
    }

    /** Returns what is due and may be begun now: a single one while the circuit is half-open. */
    private List<OutboxRow> due() {
        int permits = circuitBreaker.permits(parallel);
        int most = pace.available(permits == 1 && parallel > 1 ? 1 : ROWS_AT_ONCE);
        if (permits == 0 || most == 0) {
            return List.of();
        }
        return outbox.due(channel, clock.instant(), most + busy()).stream()
                .filter(row -> isFree(row.id()))
                .limit(most)
                .toList();
    }

    /** Relays; a fault in that does not keep what is in the outbox from being delivered. */
    private boolean relayed() {
        try {
            return relay.test(posted::signal);
        } catch (RuntimeException fault) {
            log.warn("Relaying waits for a fault to pass: {}", fault.toString());
            return false;
        }
    }

    /** Returns how many rows may be due that cannot be taken now; those behind them in the queue still can. */
    private int busy() {
        Instant now = clock.instant();
        forget(resting, REST_AFTER_FAULT, now);
        forget(suspect, SUSPECT_FOR, now);
        return inHand.size() + resting.size();
    }

    /** Removes what is over, and what a clock that was put back would keep for longer than was meant. */
    private static void forget(Map<String, Instant> untils, Duration length, Instant now) {
        untils.values().removeIf(until -> until.isBefore(now) || until.isAfter(now.plus(length)));
    }

    /** Returns the rows in batches, in their order; where there are few, each thread gets some. */
    private List<List<OutboxRow>> batches(List<OutboxRow> due) {
        int most = Math.min(together, (due.size() + parallel - 1) / parallel);
        List<List<OutboxRow>> batches = new ArrayList<>();
        List<OutboxRow> batch = new ArrayList<>();
        for (OutboxRow row : due) {
            if (suspect.containsKey(row.id())) {
                batches.add(List.of(row));
                continue;
            }
            batch.add(row);
            if (batch.size() == most) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }

    private void hand(ExecutorService pool, List<OutboxRow> batch) throws InterruptedException {
        free.acquire();
        if (!running || circuitBreaker.permits(parallel) == 0) {
            free.release();
            return;
        }
        batch.forEach(row -> inHand.add(row.id()));
        pool.execute(() -> {
            try {
                if (running) {
                    deliver(batch);
                }
            } finally {
                batch.forEach(row -> inHand.remove(row.id()));
                free.release();
            }
        });
    }

    private void deliver(List<OutboxRow> batch) {
        try {
            Set<String> stopped = delivery.deliver(batch);
            batch.forEach(row -> suspect.remove(row.id()));
            stopped.forEach(this::rest);
        } catch (RuntimeException fault) {
            batch.forEach(row -> rest(row.id()));
            log.warn(
                    "{} mails wait for a fault to pass, {} first: {}",
                    batch.size(),
                    batch.get(0).id(),
                    fault.toString());
        }
    }

    private void rest(String id) {
        resting.put(id, clock.instant().plus(REST_AFTER_FAULT));
        suspect.put(id, clock.instant().plus(SUSPECT_FOR));
    }

    private boolean isFree(String id) {
        return !inHand.contains(id) && !resting.containsKey(id);
    }
}
