package vn.chitieu.support.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs each {@link MongoInitializer} once. The first attempt is made before listeners and web server start, so that a
 * database that answers is ready for them; while it does not, the service starts all the same, and further attempts
 * follow beside it with exponential back-off, each with a line in the log.
 */
final class MongoStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MongoStart.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final MongoClient client;
    private final Supplier<Collection<MongoInitializer>> initializers;
    private final Set<MongoInitializer> done = new HashSet<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread attempts;
    private volatile boolean running;

    /**
     * @param client asked whether the database answers
     * @param initializers asked once all beans are there
     */
    MongoStart(MongoClient client, Supplier<Collection<MongoInitializer>> initializers) {
        this.client = client;
        this.initializers = initializers;
    }

    @Override
    public void start() {
        running = true;
        if (!attempt(1, FIRST_PAUSE)) {
            Thread thread = new Thread(this::goOn, "mongo-start");
            thread.setDaemon(true);
            attempts = thread;
            thread.start();
        }
    }

    private void goOn() {
        Duration pause = FIRST_PAUSE;
        try {
            for (int number = 2; !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS); number++) {
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                if (attempt(number, pause)) {
                    LOG.info("MongoDB answers, after {} attempts", number);
                    return;
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt(int number, Duration pauseAfter) {
        try {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            for (MongoInitializer initializer : initializers.get()) {
                if (!done.contains(initializer)) {
                    initializer.initialize();
                    done.add(initializer);
                }
            }
            return true;
        } catch (MongoException away) {
            if (stopped.getCount() > 0) {
                LOG.warn(
                        "MongoDB is not ready (attempt {}), next attempt in {} s: {}",
                        number,
                        pauseAfter.toSeconds(),
                        away.getMessage());
            }
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        Thread thread = attempts;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before listeners and the web server, which start last. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
