package vn.chitieu.ingestion.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.security.Role;

/** Accounts as documents of the collection {@code accounts}; the id is the name. */
@Repository
class MongoAccounts implements AccountRepository {

    private static final String DISABLED_AT = "disabledAt";

    private final MongoCollection<Document> documents;

    MongoAccounts(MongoDatabase database) {
        this.documents = database.getCollection("accounts");
    }

    @Override
    public Optional<Account> find(String name) {
        return Optional.ofNullable(answered(() -> documents.find(eq(id(name))).first()))
                .map(MongoAccounts::account);
    }

    @Override
    public List<Account> all() {
        return answered(() -> documents.find().sort(Sorts.ascending("_id")).into(new ArrayList<>())).stream()
                .map(MongoAccounts::account)
                .toList();
    }

    @Override
    public boolean add(Account account) {
        return answered(() -> Documents.insertIfAbsent(documents, document(account)));
    }

    @Override
    public boolean setPassword(String name, String hash) {
        return answered(() -> documents
                        .updateOne(and(eq(id(name)), exists(DISABLED_AT, false)), set("passwordHash", hash))
                        .getMatchedCount()
                == 1);
    }

    @Override
    public boolean disable(String name, Instant since) {
        return answered(() -> documents
                        .updateOne(eq(id(name)), min(DISABLED_AT, Date.from(since)))
                        .getMatchedCount()
                == 1);
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException noAnswer) {
            throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(noAnswer);
        }
    }

    private static Document document(Account account) {
        Document document = new Document("_id", account.name())
                .append("passwordHash", account.passwordHash())
                .append("role", account.role().name())
                .append("units", List.copyOf(account.units()))
                .append("cities", List.copyOf(account.cities()))
                .append("createdAt", Date.from(account.createdAt()));
        Instant disabledAt = account.disabledAt();
        return disabledAt == null ? document : document.append(DISABLED_AT, Date.from(disabledAt));
    }

    private static Account account(Document document) {
        return new Account(
                Documents.text(document, "_id"),
                Documents.text(document, "passwordHash"),
                Objects.requireNonNull(Documents.enumOrNull(document, "role", Role.class)),
                new HashSet<>(Documents.texts(document, "units")),
                new HashSet<>(Documents.texts(document, "cities")),
                Documents.instant(document, "createdAt"),
                Documents.instantOrNull(document, DISABLED_AT));
    }
}
