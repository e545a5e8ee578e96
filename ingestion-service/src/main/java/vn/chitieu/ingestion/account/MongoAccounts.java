package vn.chitieu.ingestion.account;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.AccountInvited.Occasion;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.ReadableDocuments;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.security.Role;

/**
 * Accounts as documents of the collection {@code accounts}; the id is the name. {@code invitation.number} is what
 * compare-and-set compares. {@code open} has that number while the link is good, and {@code pending} is there until the
 * invitation was published.
 */
@Repository
class MongoAccounts implements AccountRepository, MongoInitializer {

    private static final String DISABLED_AT = "disabledAt";
    private static final String HASH = "passwordHash";
    private static final String ADDRESS = "address";
    private static final String EMAIL = "address.email";
    private static final String INVITATION = "invitation";
    private static final String NUMBER = "invitation.number";
    private static final String CITIES = "cities";
    private static final String OPEN = "open";
    private static final String PENDING = "pending";

    /** What was sent is good for nothing any more, and what was not is not sent. */
    private static final Bson CLOSED = combine(unset(OPEN), unset(PENDING));

    private final MongoCollection<Document> documents;
    private final ReadableDocuments<Account> readable;

    MongoAccounts(MongoDatabase database) {
        this.documents = database.getCollection("accounts");
        this.readable = new ReadableDocuments<>(
                documents, IngestionProblemCode.CREDENTIALS_UNAVAILABLE, MongoAccounts::account);
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(documents, Indexes.ascending(PENDING), new IndexOptions().sparse(true));
        CollectionIndexes.require(documents, Indexes.ascending(EMAIL), new IndexOptions().sparse(true));
        CollectionIndexes.require(documents, Indexes.ascending(CITIES));
    }

    @Override
    public Optional<Account> find(String name) {
        return Optional.ofNullable(answered(() -> documents.find(eq(id(name))).first()))
                .map(MongoAccounts::account);
    }

    @Override
    public List<Account> all() {
        return sorted(readable.find(new Document()));
    }

    @Override
    public List<Account> of(String city) {
        return sorted(readable.find(eq(CITIES, city)));
    }

    @Override
    public List<Account> ofEmail(String email) {
        return sorted(readable.find(eq(EMAIL, email.toLowerCase(Locale.ROOT))));
    }

    @Override
    public Stream<Account> pending() {
        return readable.stream(eq(PENDING, true));
    }

    private static List<Account> sorted(List<Account> found) {
        return found.stream().sorted(Comparator.comparing(Account::name)).toList();
    }

    @Override
    public boolean add(Account account) {
        return answered(() -> Documents.insertIfAbsent(documents, document(account)));
    }

    @Override
    public boolean setPassword(String name, String hash) {
        return isChanged(holding(name), combine(set(HASH, hash), CLOSED));
    }

    @Override
    public boolean setAddress(String name, Account.@Nullable Address address) {
        return isChanged(
                holding(name), combine(address == null ? unset(ADDRESS) : set(ADDRESS, document(address)), CLOSED));
    }

    @Override
    public boolean invite(String name, Invitation next, long before, @Nullable String hash) {
        Bson asRead = before == 0 ? exists(INVITATION, false) : eq(NUMBER, before);
        Bson change = combine(set(INVITATION, document(next)), set(OPEN, next.number()), set(PENDING, true));
        return isChanged(and(holding(name), asRead), hash == null ? change : combine(change, set(HASH, hash)));
    }

    @Override
    public boolean accept(String name, long number, String hash) {
        return isChanged(and(holding(name), eq(OPEN, number)), combine(set(HASH, hash), CLOSED));
    }

    @Override
    public void published(Account account) {
        long number = Objects.requireNonNull(account.invitation()).number();
        boolean unused = isChanged(and(eq(account.name()), eq(NUMBER, number)), unset(PENDING));
    }

    @Override
    public boolean disable(String name, Instant since) {
        return isChanged(eq(id(name)), combine(min(DISABLED_AT, Date.from(since)), CLOSED));
    }

    private boolean isChanged(Bson filter, Bson change) {
        return answered(() -> documents.updateOne(filter, change).getMatchedCount() == 1);
    }

    private static Bson holding(String name) {
        return and(eq(id(name)), exists(DISABLED_AT, false));
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
                .append(HASH, account.passwordHash())
                .append("role", account.role().name())
                .append("units", List.copyOf(account.units()))
                .append(CITIES, List.copyOf(account.cities()))
                .append("createdAt", Date.from(account.createdAt()));
        Instant disabledAt = account.disabledAt();
        if (disabledAt != null) {
            document.append(DISABLED_AT, Date.from(disabledAt));
        }
        Account.Address address = account.address();
        if (address != null) {
            document.append(ADDRESS, document(address));
        }
        Invitation invitation = account.invitation();
        if (invitation != null) {
            document.append(INVITATION, document(invitation));
        }
        return invitation == null || !invitation.isOpen()
                ? document
                : document.append(OPEN, invitation.number()).append(PENDING, true);
    }

    private static Document document(Account.Address address) {
        return new Document("email", address.email()).append("language", address.language());
    }

    private static Document document(Invitation invitation) {
        return new Document("number", invitation.number())
                .append("occasion", invitation.occasion().name())
                .append("city", invitation.city())
                .append("at", Date.from(invitation.at()))
                .append("expires", Date.from(invitation.expires()));
    }

    private static Account account(Document document) {
        Document address = document.get(ADDRESS, Document.class);
        Document invitation = document.get(INVITATION, Document.class);
        return new Account(
                Documents.text(document, "_id"),
                Documents.text(document, HASH),
                Objects.requireNonNull(Documents.enumOrNull(document, "role", Role.class)),
                new HashSet<>(Documents.texts(document, "units")),
                new HashSet<>(Documents.texts(document, CITIES)),
                Documents.instant(document, "createdAt"),
                Documents.instantOrNull(document, DISABLED_AT),
                address == null
                        ? null
                        : new Account.Address(Documents.text(address, "email"), Documents.text(address, "language")),
                invitation == null ? null : invitation(invitation, document.getLong(OPEN)));
    }

    private static Invitation invitation(Document document, @Nullable Long open) {
        Long number = Objects.requireNonNull(document.getLong("number"));
        return new Invitation(
                number,
                Objects.requireNonNull(Documents.enumOrNull(document, "occasion", Occasion.class)),
                Documents.text(document, "city"),
                Documents.instant(document, "at"),
                Documents.instant(document, "expires"),
                number.equals(open));
    }
}
