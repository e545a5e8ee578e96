package vn.chitieu.support.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.CurrentCatalogs;
import vn.chitieu.catalog.TargetPlausibility;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogRecords;
import vn.chitieu.catalog.topic.CatalogTopic;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.SafeText;

/**
 * Follower of the topic of catalogs on a thread of its own: the newest edition of each city is in force first, then
 * each that follows, in the order of the topic, which is the same for all instances. A city whose first edition follows
 * is added. One that is invalid is refused, and the old one stays. Thread-safe.
 */
final class CatalogFollower implements CatalogRefresh, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LAG = Duration.ofSeconds(1);

    private final Supplier<CatalogTopic> topics;
    private final Clock clock;
    private final FirstEditions choice;
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch hasRead = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Fair, so that a refresh comes between two polls. */
    private final ReentrantLock reading = new ReentrantLock(true);

    private volatile String status;
    private final CurrentCatalogs inForce = new CurrentCatalogs();
    private @Nullable CatalogTopic topic;

    private CatalogFollower(Map<String, Object> client, @Nullable String city, Clock clock) {
        this.topics = () -> new CatalogTopic(client);
        this.clock = clock;
        this.choice = new FirstEditions(city);
        this.status = "reads " + Topics.CITY_CATALOGS;
    }

    /**
     * Begins to read.
     *
     * @param client where the broker is, and who asks
     * @param city id of the city to wait for; null for any
     * @param clock when an edition was taken or refused
     */
    static CatalogFollower start(Map<String, Object> client, @Nullable String city, Clock clock) {
        CatalogFollower follower = new CatalogFollower(client, city, clock);
        Thread thread = new Thread(follower::follow, "catalog-topic");
        thread.setDaemon(true);
        thread.start();
        return follower;
    }

    /** Returns the catalogs in force, which are kept up to date; empty where there is none within the timeout. */
    Optional<CurrentCatalogs> first(Duration timeout) throws InterruptedException {
        boolean isThere = first.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return isThere ? Optional.of(inForce) : Optional.empty();
    }

    /** Returns the catalogs in force, which are kept up to date, as soon as there is one. */
    CurrentCatalogs first() throws InterruptedException {
        first.await();
        return inForce;
    }

    /** Returns the same as soon as the topic was read to its end once, even where there is none on it. */
    Optional<CurrentCatalogs> read(Duration timeout) throws InterruptedException {
        boolean isRead = hasRead.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return isRead ? Optional.of(inForce) : Optional.empty();
    }

    /** Returns the same as soon as the topic was read to its end once, even where there is none on it. */
    CurrentCatalogs read() throws InterruptedException {
        hasRead.await();
        return inForce;
    }

    /** Returns why there is no catalog. */
    String status() {
        return status;
    }

    @Override
    public Duration lag() {
        return LAG;
    }

    @Override
    public void refresh() {
        read(CatalogTopic::toTheEnd);
    }

    private void follow() {
        try {
            while (closed.getCount() > 0) {
                if (!attempt()) {
                    closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            stopReading();
        }
    }

    /** Returns whether to go on at once; a fault ends one attempt and not those after it. */
    private boolean attempt() {
        try {
            read(hasBegun() ? its -> its.poll(POLL) : CatalogTopic::toTheEnd);
            return hasBegun();
        } catch (KafkaException away) {
            say("the broker does not answer about " + Topics.CITY_CATALOGS + ": " + away.getMessage());
        } catch (RuntimeException fault) {
            LOG.error("Reading {} failed", Topics.CITY_CATALOGS, fault);
        }
        return false;
    }

    private void read(Reading how) {
        reading.lock();
        try {
            if (closed.getCount() == 0) {
                return;
            }
            CatalogTopic its = topic;
            if (its == null) {
                its = topics.get();
                topic = its;
            }
            List<ConsumerRecord<String, byte[]>> records = how.from(its);
            if (hasBegun()) {
                records.forEach(this::take);
            } else {
                begin(records);
            }
            hasRead.countDown();
        } finally {
            reading.unlock();
        }
    }

    private boolean hasBegun() {
        return first.getCount() == 0;
    }

    private void begin(List<ConsumerRecord<String, byte[]>> records) {
        choice.add(records);
        if (!choice.isComplete()) {
            say(choice.reason());
            return;
        }
        for (Catalog chosen : choice.catalogs()) {
            LOG.info("The catalog of {} is edition {}", chosen.id(), chosen.edition());
            lookForDoubts(inForce.take(chosen, clock.instant()));
        }
        choice.refused().forEach(this::refuse);
        first.countDown();
    }

    /** The key is the city; a record without one, or without a value, is no edition. */
    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        try {
            CatalogPublished event = CatalogRecords.event(record);
            CurrentCatalog known = inForce.current(record.key()).orElse(null);
            if (known != null && event.edition().equals(known.get().edition())) {
                known.mend();
                return;
            }
            Catalog next = CatalogRecords.catalog(event);
            LOG.info(
                    "The catalog of {} is now edition {}, was {}; by {}: {}",
                    next.id(),
                    next.edition(),
                    known == null ? "none" : known.get().edition(),
                    event.author(),
                    event.reason());
            lookForDoubts(inForce.take(next, clock.instant()));
        } catch (InvalidCatalogException | UnreadableEventException refused) {
            refuse(record.key(), CatalogErrors.of(record, refused));
        } catch (RuntimeException listener) {
            LOG.error("A listener of the catalog failed", listener);
        }
    }

    private static void lookForDoubts(CurrentCatalog current) {
        Catalog catalog = current.get();
        List<String> doubts = TargetPlausibility.of(catalog);
        doubts.forEach(doubt -> LOG.warn("Edition {} of the catalog is valid, but {}", catalog.edition(), doubt));
        current.doubt(doubts);
    }

    private void refuse(String city, List<String> errors) {
        LOG.error(
                "The edition of {} on {} is refused, edition {} stays in force; {} error(s):\n  {}",
                SafeText.of(city),
                Topics.CITY_CATALOGS,
                inForce.find(city).map(Catalog::edition).orElse("none"),
                errors.size(),
                String.join("\n  ", errors));
        inForce.refuse(city, errors, clock.instant());
    }

    private void say(String what) {
        if (!hasBegun() && !what.equals(status)) {
            LOG.warn("Waits for the catalog: {}", what);
        }
        status = what;
    }

    private void stopReading() {
        reading.lock();
        try {
            if (topic != null) {
                topic.close();
            }
            topic = null;
        } finally {
            reading.unlock();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private interface Reading {
        List<ConsumerRecord<String, byte[]>> from(CatalogTopic topic);
    }
}
