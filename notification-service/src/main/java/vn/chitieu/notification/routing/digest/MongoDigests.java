package vn.chitieu.notification.routing.digest;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.regex;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/**
 * Digests. A digest is one small document that says whether it is open and which of its buckets there are, and up to 64
 * buckets with its items, each a document of bounded size: an item's bucket follows from its notice, so whether it is
 * there is one look. A bucket is registered before it is made, and closing first forbids to register more, then seals
 * those that are registered; so nothing gets in after the process that closes. A small collection names the digests
 * that are not settled; it is written before the digest.
 */
@Repository
final class MongoDigests implements DigestRepository, MongoInitializer {

    private static final int BUCKETS = 64;
    /** Items of a bucket: {@code DigestDocumentsTest} shows that the largest of them stay far below 16 MB. */
    static final int BUCKET_LIMIT = 500;

    private final MongoDatabase database;
    private final MongoCollection<Document> digests;
    private final MongoCollection<Document> buckets;
    private final MongoCollection<Document> unsettled;

    MongoDigests(MongoDatabase database) {
        this.database = database;
        digests = database.getCollection("digests");
        buckets = database.getCollection("digestItems");
        unsettled = database.getCollection("digestsDue");
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, digests, "version");
        VersionIndex.prepare(database, buckets, "version");
        CollectionIndexes.require(unsettled, Indexes.ascending("slot", "_id"));
    }

    @Override
    public Joined join(DigestKey digest, DigestItem item) {
        int bucket = bucketOf(item.notice());
        if (!isRegistered(digest, bucket)) {
            return Joined.CLOSED;
        }
        String id = idOf(digest, bucket);
        while (true) {
            Document found = buckets.find(eq(id)).first();
            if (found == null) {
                if (Documents.insertIfAbsent(buckets, bucket(id, List.of(DigestDocuments.write(item)), false))) {
                    return Joined.JOINED;
                }
                continue;
            }
            if (contains(found, item.notice())) {
                return Joined.JOINED;
            }
            if (found.getBoolean("sealed")) {
                return Joined.CLOSED;
            }
            if (found.getList("items", Document.class).size() >= BUCKET_LIMIT) {
                return Joined.FULL;
            }
            if (step(buckets, found, Updates.push("items", DigestDocuments.write(item)))) {
                return Joined.JOINED;
            }
        }
    }

    /** Returns whether the digest has that bucket, now or before; not so where it is closed without it. */
    private boolean isRegistered(DigestKey digest, int bucket) {
        while (true) {
            Document found = digests.find(eq(digest.toString())).first();
            if (found == null) {
                Bson slot = Updates.set("slot", Documents.write(digest.slot()));
                unsettled.updateOne(eq(digest.toString()), slot, new UpdateOptions().upsert(true));
                if (Documents.insertIfAbsent(digests, digest(digest, List.of(bucket), false))) {
                    return true;
                }
                continue;
            }
            if (found.getList("buckets", Integer.class).contains(bucket)) {
                return true;
            }
            if (found.getBoolean("closed")) {
                return false;
            }
            if (step(digests, found, Updates.push("buckets", bucket))) {
                return true;
            }
        }
    }

    @Override
    public boolean has(DigestKey digest, String notice) {
        Document bucket = buckets.find(eq(idOf(digest, bucketOf(notice)))).first();
        return bucket != null && contains(bucket, notice);
    }

    @Override
    public List<DigestKey> due(CityKey city, Instant now, int limit) {
        List<DigestKey> due = new ArrayList<>();
        for (Document hint : unsettled
                .find(and(lte("slot", Documents.write(now)), regex("_id", of(city))))
                .sort(Sorts.ascending("slot", "_id"))
                .limit(limit)) {
            due.add(DigestKey.parse(hint.getString("_id")));
        }
        return due;
    }

    /** Returns what ids of digests of a city begin with: no id of a person has a colon. */
    private static Pattern of(CityKey city) {
        return Pattern.compile(city.isHome() ? "^[^:/]+/" : "^" + Pattern.quote(city.stored("")));
    }

    @Override
    public void close(DigestKey digest) {
        closed(digest).getList("buckets", Integer.class).forEach(bucket -> seal(idOf(digest, bucket)));
    }

    /** Closes the document of a digest; one that is not there yet is made, so that it cannot be begun afterwards. */
    private Document closed(DigestKey digest) {
        while (true) {
            Document found = digests.find(eq(digest.toString())).first();
            if (found == null) {
                Documents.insertIfAbsent(digests, digest(digest, List.of(), true));
            } else if (found.getBoolean("closed")) {
                return found;
            } else {
                step(digests, found, Updates.set("closed", true));
            }
        }
    }

    private void seal(String id) {
        while (true) {
            Document found = buckets.find(eq(id)).first();
            if (found != null && found.getBoolean("sealed")) {
                return;
            }
            if (found == null) {
                Documents.insertIfAbsent(buckets, bucket(id, List.of(), true));
            } else {
                step(buckets, found, Updates.set("sealed", true));
            }
        }
    }

    @Override
    public void settled(DigestKey digest) {
        unsettled.deleteOne(eq(digest.toString()));
    }

    @Override
    public List<DigestItem> items(DigestKey digest) {
        Document found = digests.find(eq(digest.toString())).first();
        if (found == null) {
            return List.of();
        }
        List<String> ids = found.getList("buckets", Integer.class).stream()
                .map(bucket -> idOf(digest, bucket))
                .toList();
        List<DigestItem> items = new ArrayList<>();
        for (Document bucket : buckets.find(in("_id", ids))) {
            bucket.getList("items", Document.class).forEach(item -> items.add(DigestDocuments.item(item)));
        }
        items.sort(Comparator.comparing(DigestItem::wantedAt).thenComparing(DigestItem::notice));
        return items;
    }

    private static boolean step(MongoCollection<Document> collection, Document from, Bson change) {
        Bson unchanged = Documents.asRead(from.getString("_id"), "version", from.getLong("version"));
        return collection
                        .updateOne(unchanged, Updates.combine(change, Updates.inc("version", 1L)))
                        .getMatchedCount()
                == 1;
    }

    private static Document digest(DigestKey digest, List<Integer> buckets, boolean closed) {
        return new Document("_id", digest.toString())
                .append("version", 1L)
                .append("closed", closed)
                .append("buckets", buckets);
    }

    static Document bucket(String id, List<Document> items, boolean sealed) {
        return new Document("_id", id)
                .append("version", 1L)
                .append("sealed", sealed)
                .append("items", items);
    }

    private static boolean contains(Document bucket, String notice) {
        return bucket.getList("items", Document.class).stream()
                .anyMatch(item -> notice.equals(item.getString("notice")));
    }

    private static String idOf(DigestKey digest, int bucket) {
        return digest + "#" + bucket;
    }

    private static int bucketOf(String notice) {
        return Math.floorMod(notice.hashCode(), BUCKETS);
    }
}
