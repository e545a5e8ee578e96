package vn.chitieu.ingestion;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds documents of a collection and reads each by itself: one that cannot be read, such as one that a newer release
 * wrote, is left out and logged once, so that it stops no work on other cities. Thread-safe.
 *
 * @param <T> what a document says
 */
public final class ReadableDocuments<T> {

    private static final Logger LOG = LoggerFactory.getLogger(ReadableDocuments.class);

    private final MongoCollection<Document> documents;
    private final IngestionProblemCode unavailable;
    private final Function<Document, T> reader;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    /**
     * Takes a collection.
     *
     * @param unavailable what is said where the database does not answer
     * @param reader throws where a document cannot be read
     */
    public ReadableDocuments(
            MongoCollection<Document> documents, IngestionProblemCode unavailable, Function<Document, T> reader) {
        this.documents = documents;
        this.unavailable = unavailable;
        this.reader = reader;
    }

    /** Returns what those documents say that a filter takes. */
    public List<T> find(Bson filter) {
        try (Stream<T> found = stream(filter)) {
            return found.toList();
        }
    }

    /** Returns the same, fetched in batches as they are asked for; to be closed. */
    public Stream<T> stream(Bson filter) {
        MongoCursor<Document> cursor = answered(() -> documents.find(filter).cursor());
        return Stream.iterate(next(cursor), Optional::isPresent, unused -> next(cursor))
                .flatMap(Optional::stream)
                .flatMap(document -> read(document).stream())
                .onClose(cursor::close);
    }

    private Optional<Document> next(MongoCursor<Document> cursor) {
        return answered(() -> cursor.hasNext() ? Optional.of(cursor.next()) : Optional.empty());
    }

    private <V> V answered(Supplier<V> call) {
        try {
            return call.get();
        } catch (MongoException noAnswer) {
            throw unavailable.unavailable(noAnswer);
        }
    }

    private Optional<T> read(Document document) {
        String id = String.valueOf(document.get("_id"));
        try {
            Optional<T> read = Optional.of(reader.apply(document));
            unreadable.remove(id);
            return read;
        } catch (RuntimeException damaged) {
            if (unreadable.add(id)) {
                LOG.error(
                        "The document {}/{} cannot be read and is left out: {}",
                        documents.getNamespace().getCollectionName(),
                        id,
                        damaged.toString());
            }
            return Optional.empty();
        }
    }
}
