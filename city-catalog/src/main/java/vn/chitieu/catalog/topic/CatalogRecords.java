package vn.chitieu.catalog.topic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;

/** Editions as records of the topic of catalogs. */
public final class CatalogRecords {

    private static final String SOURCE = "/chitieu/ingestion";

    private CatalogRecords() {}

    /**
     * Returns the event that publishes files, all of which were checked.
     *
     * @param expectedCity the id that the city must have; null for any
     * @throws InvalidCatalogException if anything is wrong; it lists all of it
     */
    public static CatalogPublished event(
            CatalogSnapshot files, @Nullable String expectedCity, String author, String reason, Instant at)
            throws InvalidCatalogException {
        Catalog catalog = CatalogLoader.read(files, expectedCity);
        return CatalogPublished.of(catalog.id(), catalog.edition(), files.texts(), author, reason, at);
    }

    /**
     * Returns the edition that a record bears.
     *
     * @throws UnreadableEventException if it bears none, or one whose files are not those that it names
     */
    public static CatalogPublished event(ConsumerRecord<String, byte[]> record) throws UnreadableEventException {
        CatalogPublished event = CloudEventRecords.read(record, CatalogPublished.TYPE, CatalogPublished.class);
        if (!event.city().equals(record.key())) {
            throw new UnreadableEventException("expected the city " + record.key() + ", got " + event.city());
        }
        if (!snapshot(event).edition().equals(event.edition())) {
            throw new UnreadableEventException("expected files of edition " + event.edition() + ", got others");
        }
        return event;
    }

    /**
     * Returns the catalog of an edition.
     *
     * @throws InvalidCatalogException if anything is wrong; it lists all of it
     */
    public static Catalog catalog(CatalogPublished event) throws InvalidCatalogException {
        return CatalogLoader.read(CatalogSnapshot.of(event.files()), event.city());
    }

    /** Returns the newest edition of a city that can be read; empty where there is none. */
    public static Optional<CatalogPublished> newest(List<ConsumerRecord<String, byte[]>> records, String city) {
        for (int at = records.size() - 1; at >= 0; at--) {
            @Nullable CatalogPublished event = city.equals(records.get(at).key()) ? readable(records.get(at)) : null;
            if (event != null) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** Returns the record of an edition. */
    static ProducerRecord<String, byte[]> record(CatalogPublished event) {
        Instant at = event.publishedAt();
        return CloudEventRecords.write(
                Topics.CITY_CATALOGS, event.city(), CatalogPublished.TYPE, event.id(), SOURCE, at, event);
    }

    private static @Nullable CatalogPublished readable(ConsumerRecord<String, byte[]> record) {
        try {
            return event(record);
        } catch (UnreadableEventException unreadable) {
            return null;
        }
    }

    private static CatalogSnapshot snapshot(CatalogPublished event) throws UnreadableEventException {
        try {
            return CatalogSnapshot.of(event.files());
        } catch (IllegalArgumentException noFiles) {
            throw new UnreadableEventException(String.valueOf(noFiles.getMessage()), noFiles);
        }
    }
}
