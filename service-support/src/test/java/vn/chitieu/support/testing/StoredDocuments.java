package vn.chitieu.support.testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/** Documents that the integration tests of stores have left in their databases, by collection. */
final class StoredDocuments {

    private final Map<String, Set<String>> fields = new TreeMap<>();
    private final Map<String, Document> richest = new TreeMap<>();

    private StoredDocuments() {}

    /**
     * Looks through databases of tests.
     *
     * @param databases their names
     * @param collections which
     * @param isReadable of a collection and a document, whether it is none that a test damaged
     */
    static StoredDocuments ofTests(
            Set<String> databases, Set<String> collections, Map<String, Predicate<Document>> isReadable) {
        StoredDocuments stored = new StoredDocuments();
        for (String database : databases) {
            for (String collection : TestDatabase.named(database).listCollectionNames()) {
                if (collections.contains(collection)) {
                    Predicate<Document> readable = isReadable.getOrDefault(collection, any -> true);
                    TestDatabase.named(database)
                            .getCollection(collection)
                            .find()
                            .forEach(document -> stored.take(collection, document, readable));
                }
            }
        }
        return stored;
    }

    private void take(String collection, Document document, Predicate<Document> readable) {
        Set<String> found = fields(document);
        Document best = richest.get(collection);
        if (readable.test(document)) {
            fields.computeIfAbsent(collection, any -> new TreeSet<>()).addAll(found);
            if (best == null || compare(document, best) > 0) {
                richest.put(collection, document);
            }
        }
    }

    /** More fields are better, and fewer values of them. */
    private static int compare(Document one, Document other) {
        int byFields = Integer.compare(fields(one).size(), fields(other).size());
        return byFields != 0
                ? byFields
                : Integer.compare(other.toJson().length(), one.toJson().length());
    }

    /** Returns the same with collections of different months, years or collection versions as one. */
    StoredDocuments byShape() {
        StoredDocuments together = new StoredDocuments();
        fields.forEach((collection, found) -> together.fields
                .computeIfAbsent(QueryShape.nameOf(collection), any -> new TreeSet<>())
                .addAll(found));
        richest.forEach((collection, document) -> together.richest.merge(
                QueryShape.nameOf(collection), document, (one, other) -> compare(other, one) > 0 ? other : one));
        return together;
    }

    /** Returns of each collection the document with the most fields. */
    Map<String, Document> richest() {
        return richest;
    }

    /** Returns the fields that any document of a collection has. */
    Set<String> fields(String collection) {
        return fields.getOrDefault(collection, Set.of());
    }

    /** Returns all fields of a document, each as its path and its type; numbers in the place of names are left out. */
    static Set<String> fields(Document document) {
        Set<String> found = new TreeSet<>();
        collect("", document.toBsonDocument(), found);
        return found;
    }

    private static void collect(String place, BsonValue value, Set<String> found) {
        if (value.isDocument()) {
            BsonDocument document = value.asDocument();
            document.forEach(
                    (name, inner) -> collect(place + "/" + (name.matches("\\d[\\d-]*") ? "*" : name), inner, found));
        } else if (value.isArray()) {
            value.asArray().forEach(inner -> collect(place + "[]", inner, found));
        } else if (!value.isNull()) {
            found.add(place + " " + value.getBsonType());
        }
    }
}
