package vn.chitieu.ingestion.credential;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.ReadableDocuments;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** The collection {@code credentials}: {@code _id} is the credential's id. */
@Repository
final class MongoCredentials implements CredentialRepository, MongoInitializer {

    private static final String CITY = "city";

    private final MongoDatabase database;
    private final MongoCollection<Document> documents;
    private final ReadableDocuments<Credential> readable;
    private final DefaultCity defaultCity;

    MongoCredentials(MongoDatabase database, DefaultCity defaultCity) {
        this.database = database;
        this.defaultCity = defaultCity;
        this.documents = database.getCollection("credentials");
        this.readable =
                new ReadableDocuments<>(documents, IngestionProblemCode.CREDENTIALS_UNAVAILABLE, this::inItsCity);
    }

    @Override
    public void add(Credential credential) {
        answered(() -> documents.insertOne(document(credential)));
    }

    @Override
    public Optional<Credential> find(String id) {
        return answered(
                () -> Optional.ofNullable(documents.find(eq(id)).first()).map(this::inItsCity));
    }

    @Override
    public Optional<Credential> findNow(String id) {
        return find(id);
    }

    @Override
    public Collection<Credential> findNow(Set<String> ids) {
        return readable.find(in("_id", ids));
    }

    @Override
    public List<Credential> all() {
        return sorted(readable.find(new Document()));
    }

    @Override
    public List<Credential> of(String city) {
        boolean isDefault = defaultCity.id().filter(city::equals).isPresent();
        return sorted(readable.find(isDefault ? in(CITY, city, null) : eq(CITY, city)));
    }

    @Override
    public List<Credential> withKafkaAccount() {
        return sorted(readable.find(eq("door", true)));
    }

    /**
     * Makes an index for each of what is looked for besides ids. What older releases issued gets the city that it
     * belongs to now, so that it is not without one once several cities share the service.
     */
    @Override
    public void initialize() {
        defaultCity.id().ifPresent(city -> documents.updateMany(exists(CITY, false), set(CITY, city)));
        CollectionIndexes.require(documents, ascending("door"), new IndexOptions().sparse(true));
        CollectionIndexes.require(documents, ascending(CITY));
    }

    private Credential inItsCity(Document document) {
        Credential credential = credential(document);
        return credential.city() == null ? defaultCity.id().map(credential::of).orElse(credential) : credential;
    }

    private static List<Credential> sorted(List<Credential> found) {
        return found.stream()
                .sorted(Comparator.comparing(
                                (Credential credential) -> credential.validity().createdAt())
                        .thenComparing(Credential::id))
                .toList();
    }

    /** The earlier of two dates stays, so that revoking again changes nothing. */
    @Override
    public boolean revoke(String id, Instant when) {
        return answered(() -> documents.updateOne(eq(id), min("revokedAt", Date.from(when))))
                        .getMatchedCount()
                == 1;
    }

    /** The secret is the version: each rotation makes another one. */
    @Override
    public boolean rotate(SecretHash current, Credential rotated) {
        Document whole = document(rotated);
        List<Bson> changes = new ArrayList<>();
        for (String field : List.of("secretHash", "formerHash", "formerUntil", "expiresAt")) {
            changes.add(whole.containsKey(field) ? set(field, whole.get(field)) : unset(field));
        }
        Bson known = new Document("_id", rotated.id()).append("secretHash", current.hex());
        return answered(() -> {
                            VersionIndex.prepare(database, documents, "secretHash");
                            return documents.updateOne(known, combine(changes));
                        })
                        .getMatchedCount()
                == 1;
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                throw new IllegalStateException("expected a new credential, got one whose id is taken", refused);
            }
            throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(refused);
        } catch (MongoException noAnswer) {
            throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(noAnswer);
        }
    }

    private static Document document(Credential credential) {
        Document document = new Document("_id", credential.id())
                .append("name", credential.name())
                .append("rights", credential.rights().stream().map(Right::name).toList())
                .append("units", List.copyOf(credential.units()))
                .append("indicators", List.copyOf(credential.indicators()))
                .append("owners", List.copyOf(credential.owners()))
                .append("secretHash", credential.secrets().current().hex())
                .append("createdAt", Date.from(credential.validity().createdAt()));
        KeySecrets.Former former = credential.secrets().former();
        if (former != null) {
            document.append("formerHash", former.hash().hex()).append("formerUntil", Date.from(former.until()));
        }
        if (credential.city() != null) {
            document.append(CITY, credential.city());
        }
        append(document, "expiresAt", credential.validity().expiresAt());
        append(document, "revokedAt", credential.validity().revokedAt());
        if (!credential.pace().equals(RateLimit.AS_FOR_ALL)) {
            document.append("pace", document(credential.pace()));
        }
        return credential.door() ? document.append("door", true) : document;
    }

    private static void append(Document document, String field, @Nullable Instant time) {
        if (time != null) {
            document.append(field, Date.from(time));
        }
    }

    private static Credential credential(Document document) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        texts(document, "rights").forEach(right -> rights.add(Right.valueOf(right)));
        return new Credential(
                document.getString("_id"),
                document.getString("name"),
                rights,
                new HashSet<>(texts(document, "units")),
                new HashSet<>(texts(document, "indicators")),
                new HashSet<>(texts(document, "owners")),
                new KeySecrets(new SecretHash(document.getString("secretHash")), former(document)),
                new CredentialLifetime(
                        document.getDate("createdAt").toInstant(),
                        instant(document.getDate("expiresAt")),
                        instant(document.getDate("revokedAt"))),
                document.getBoolean("door", false),
                pace(document.get("pace", Document.class)),
                document.getString(CITY));
    }

    private static Document document(RateLimit pace) {
        return new Document("requestsPerSecond", pace.requestsPerSecond())
                .append("requestsPerMinute", pace.requestsPerMinute())
                .append("updatesPerSecond", pace.updatesPerSecond())
                .append("updatesPerMinute", pace.updatesPerMinute())
                .append("updatesPerDay", pace.updatesPerDay());
    }

    private static RateLimit pace(@Nullable Document document) {
        return document == null
                ? RateLimit.AS_FOR_ALL
                : new RateLimit(
                        document.getInteger("requestsPerSecond"),
                        document.getInteger("requestsPerMinute"),
                        document.getInteger("updatesPerSecond"),
                        document.getInteger("updatesPerMinute"),
                        document.getInteger("updatesPerDay"));
    }

    private static KeySecrets.@Nullable Former former(Document document) {
        String hash = document.getString("formerHash");
        return hash == null
                ? null
                : new KeySecrets.Former(
                        new SecretHash(hash), document.getDate("formerUntil").toInstant());
    }

    private static Collection<String> texts(Document document, String field) {
        return document.getList(field, String.class, List.of());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
