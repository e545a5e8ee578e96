package vn.chitieu.ingestion.catalog;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.CatalogDifference;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.catalog.topic.CatalogRecords;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.support.catalog.CatalogRefresh;
import vn.chitieu.support.problem.UnavailableException;

/** The editions of cities on the topic of catalogs, and how an administrator adds one. Thread-safe. */
@Component
public final class KafkaCatalogEditions {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCatalogEditions.class);

    private static final Duration TO_SHOW = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final CatalogPublisher publisher;
    private final Catalogs inForce;
    private final CatalogRefresh refresh;
    private final AuditService audit;
    private final EditionHistory history;
    private final Clock clock;

    /** Takes the topic, the catalogs that this service has from it, the audit, and what was in force before. */
    public KafkaCatalogEditions(
            CatalogPublisher publisher,
            Catalogs inForce,
            CatalogRefresh refresh,
            AuditService audit,
            EditionHistory history,
            Clock clock) {
        this.publisher = publisher;
        this.inForce = inForce;
        this.refresh = refresh;
        this.audit = audit;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Returns the newest edition of a city.
     *
     * @throws UnavailableException if the broker does not answer in time
     */
    public Optional<CatalogPublished> newest(String city) {
        try {
            return publisher.inForce(city);
        } catch (KafkaException away) {
            throw IngestionProblemCode.CATALOGS_UNAVAILABLE.unavailable(away);
        }
    }

    /**
     * Returns the editions of a city that were published, without their files: the one in force, then the others with
     * the newest first. Who publishes from a shell may have another clock, so the topic says which one is in force.
     */
    public List<PastEdition> past(String city) {
        keepNewest(city);
        Optional<CatalogPublished> newest = newest(city);
        return history.newestFirst(city).stream()
                .sorted(Comparator.comparing(
                        one -> newest.filter(event -> isSame(event, one)).isEmpty()))
                .toList();
    }

    /** The store keeps times to the millisecond. */
    private static boolean isSame(CatalogPublished event, PastEdition kept) {
        return event.edition().equals(kept.edition())
                && event.publishedAt().toEpochMilli() == kept.publishedAt().toEpochMilli();
    }

    /** Keeps the edition in force among those that were published, also where a command published it. Idempotent. */
    public void keepNewest(String city) {
        newest(city).ifPresent(history::add);
    }

    /** Returns an edition that was published, with its files; empty where it is not kept. */
    public Optional<PastEdition> past(String city, String edition) {
        return history.find(city, edition);
    }

    /**
     * Checks files as an edition of a city.
     *
     * @param city id of the city, which may have none yet
     * @param files text of each file by its name
     * @param by id of the administrator's credential
     * @throws InvalidCatalogException if anything is wrong; it lists all of it
     * @throws IllegalArgumentException if a name is none of a file of a catalog
     */
    public CatalogPublished check(String city, Map<String, String> files, String by, String reason)
            throws InvalidCatalogException {
        return CatalogRecords.event(CatalogSnapshot.of(files), city, by, reason, clock.instant());
    }

    /**
     * Returns what an edition that was checked changes of the newest; all is added where that is none to this release.
     */
    public CatalogDifference difference(@Nullable CatalogPublished newest, CatalogPublished event) {
        Catalog before = newest == null ? null : catalog(newest).orElse(null);
        return CatalogDifference.between(before, catalog(event).orElseThrow());
    }

    private static Optional<Catalog> catalog(CatalogPublished event) {
        try {
            return Optional.of(CatalogRecords.catalog(event));
        } catch (InvalidCatalogException ofAnotherRelease) {
            return Optional.empty();
        }
    }

    /** Writes to the audit that an edition is about to be published. */
    static void record(AuditService audit, CatalogPublished event) {
        audit.record(
                event.city(),
                Change.CATALOG_PUBLISHED,
                event.city(),
                event.author(),
                Map.of("edition", event.edition(), "reason", event.reason()));
    }

    /** The broker shows a transaction to readers a moment after it has acknowledged it. */
    private void putInForce(CatalogPublished event) {
        long deadline = System.nanoTime() + TO_SHOW.toNanos();
        refresh.refresh();
        while (!isInForce(event) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            refresh.refresh();
        }
    }

    /** It is in force, whether or not the store has it; what is missing there is added by the next one. */
    private void keep(CatalogPublished event) {
        try {
            history.add(event);
        } catch (UnavailableException away) {
            LOG.warn("The history does not have edition {} of {} yet", event.edition(), event.city(), away);
        }
    }

    private boolean isInForce(CatalogPublished event) {
        return inForce.find(event.city())
                .filter(catalog -> catalog.edition().equals(event.edition()))
                .isPresent();
    }

    /**
     * Publishes an edition that was checked; it is in force here when this returns.
     *
     * @param expected the edition that has to be in force; null for any
     * @throws UnavailableException if the broker does not answer in time, or another publication came in between
     */
    public CatalogPublisher.Outcome publish(CatalogPublished event, @Nullable String expected) {
        newest(event.city()).ifPresent(history::add);
        record(audit, event);
        try {
            CatalogPublisher.Outcome outcome = publisher.publish(event, expected);
            if (outcome == CatalogPublisher.Outcome.PUBLISHED) {
                putInForce(event);
                keep(event);
            }
            LOG.info("edition {} of {} by {}: {}", event.edition(), event.city(), event.author(), outcome);
            return outcome;
        } catch (KafkaException away) {
            throw IngestionProblemCode.CATALOGS_UNAVAILABLE.unavailable(away);
        }
    }
}
