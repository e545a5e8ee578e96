package vn.chitieu.localstack.services;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.files.CatalogReloader;
import vn.chitieu.catalog.files.CatalogReloader.Finding;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.catalog.topic.CatalogRecords;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.localstack.StackException;
import vn.chitieu.localstack.data.PublishedEditions;

/**
 * The folder of the city's catalog: published for the services before they start, and again whenever its files have
 * changed and are valid. Files that have not changed since they were last published replace nothing, so what
 * administrators published on the pages since then stays in force over a restart. What is wrong with files that are not
 * valid is reported, and the edition before stays in force.
 */
public final class CatalogFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogFolder.class);
    private static final String AUTHOR = "local-stack";
    private static final String REASON = "tệp danh mục của ./run (catalog files of ./run)";
    private static final long PAUSE_MS = 1_000;

    private final Path directory;
    private final CatalogPublisher publisher;
    private final PublishedEditions editions;
    private final Supplier<Instant> now;
    private final CatalogReloader files;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Consumer<String> report = line -> {};
    private volatile String notice = "";
    private String published = "";

    /**
     * Reads the folder.
     *
     * @param broker settings of a client that may publish
     * @param editions which was last published from the folder
     * @param now what the services take for the time
     * @throws StackException if anything is wrong with the files; it lists all of it
     */
    public CatalogFolder(
            Path directory, Map<String, Object> broker, PublishedEditions editions, Supplier<Instant> now) {
        this.directory = directory;
        this.editions = editions;
        this.publisher = new CatalogPublisher(broker, new TopicDefinitions(1, (short) 1).cityCatalogs());
        this.now = now;
        try {
            this.files = CatalogReloader.open(directory, Clock.systemUTC());
        } catch (InvalidCatalogException invalid) {
            throw new StackException(directory + ": " + invalid.getMessage(), invalid);
        }
    }

    /** Returns the id of the city. */
    public String city() {
        return files.inForce().get().id();
    }

    /** Says from now on, line by line, what becomes of files that have changed, or why they were not published. */
    public void reportTo(Consumer<String> lines) {
        report = lines;
        if (!notice.isEmpty()) {
            lines.accept(notice);
        }
    }

    /**
     * Publishes the files as they are, where they are not in force already and were not replaced on the pages.
     *
     * @throws StackException if they are invalid, or the broker does not take them
     */
    public void publish() {
        try {
            publishFiles();
        } catch (InvalidCatalogException invalid) {
            throw new StackException(directory + ": " + invalid.getMessage(), invalid);
        } catch (KafkaException refused) {
            throw new StackException("The broker does not take the catalog: " + refused.getMessage(), refused);
        }
    }

    /** Files that have changed since they were looked at are published after the next looks. */
    private synchronized void publishFiles() throws InvalidCatalogException {
        CatalogPublished event = CatalogRecords.event(CatalogSnapshot.of(directory), null, AUTHOR, REASON, now.get());
        if (!event.edition().equals(files.inForce().get().edition())) {
            return;
        }
        String inForce =
                publisher.inForce(event.city()).map(CatalogPublished::edition).orElse(event.edition());
        if (!event.edition().equals(inForce)
                && editions.of(event.city()).filter(event.edition()::equals).isPresent()) {
            notice = "The catalog of " + event.city() + " in force is edition " + inForce
                    + ", which replaced the one in " + directory
                    + "; those files have not changed since they were published, and stay unpublished";
            published = event.edition();
            return;
        }
        if (publisher.publish(event, null) == CatalogPublisher.Outcome.TOO_LARGE) {
            throw new StackException(
                    directory + ": expected a catalog of at most " + CatalogPublished.MAX_BYTES + " bytes, got more");
        }
        published = event.edition();
        editions.keep(event.city(), event.edition());
    }

    /** Begins to look for changes, each second, on a daemon thread of its own. */
    public void watch() {
        Thread thread = new Thread(this::lookUntilClosed, "catalog-folder-" + city());
        thread.setDaemon(true);
        thread.start();
    }

    private void lookUntilClosed() {
        try {
            while (!closed.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the broker does not take is published at the next look. */
    private void look() {
        try {
            if (files.look() == Finding.REFUSED) {
                files.inForce().refusal().ifPresent(refusal -> {
                    report.accept("The catalog in " + directory + " is not valid and not published:");
                    refusal.errors().forEach(error -> report.accept("  " + error));
                });
            }
            String edition = files.inForce().get().edition();
            if (!edition.equals(published) && files.inForce().refusal().isEmpty()) {
                publishFiles();
                if (edition.equals(published)) {
                    report.accept("The catalog in " + directory + " has changed and is published: edition " + edition);
                }
            }
        } catch (InvalidCatalogException | RuntimeException fault) {
            LOG.warn("The catalog in {} is not published yet", directory, fault);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
