package vn.chitieu.support.session;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;
import org.springframework.session.events.SessionDeletedEvent;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Sessions as documents of the collection {@code sessions}. The id of a document is the SHA-256 of the session's, so
 * that a copy of the database opens no session. A request that changes nothing writes at most once a minute.
 *
 * <p>Sessions end by the clock of the machine, as the cookies of browsers do.
 */
public final class MongoSessionRepository implements SessionRepository<StoredSession>, MongoInitializer {

    /** Name of the attribute with the id of the sign-in, which is the claim {@code sid} of OpenID Connect. */
    public static final String SIGN_IN = "signIn";

    /** Name of the attribute with the name of the person. */
    public static final String USER = "user";

    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final MongoCollection<Document> documents;
    private final ApplicationEventPublisher events;

    /**
     * Takes where sessions are kept.
     *
     * @param events gets a {@link SessionDeletedEvent} for each session that this instance ends
     */
    public MongoSessionRepository(MongoDatabase database, ApplicationEventPublisher events) {
        this.documents = database.getCollection("sessions");
        this.events = events;
    }

    @Override
    public void initialize() {
        for (String field : new String[] {SIGN_IN, USER}) {
            CollectionIndexes.require(documents, Indexes.ascending(field), new IndexOptions().sparse(true));
        }
        CollectionIndexes.require(documents, Indexes.ascending("expiresAt"));
    }

    @Override
    public StoredSession createSession() {
        return StoredSession.begin();
    }

    @Override
    public void save(StoredSession session) {
        if (!session.isToBeStored(TOLERANCE)) {
            return;
        }
        String before = session.storedId();
        documents.replaceOne(
                eq(TokenHash.of(session.getId())),
                document(session),
                // One that was deleted meanwhile, by a sign-out, stays deleted.
                new ReplaceOptions().upsert(before == null || !before.equals(session.getId())));
        if (before != null && !before.equals(session.getId())) {
            documents.deleteOne(eq(TokenHash.of(before)));
        }
        session.stored();
    }

    @Override
    public @Nullable StoredSession findById(String id) {
        Document found = documents.find(eq(TokenHash.of(id))).first();
        StoredSession session = found == null ? null : session(id, found);
        return session == null || session.isExpired() ? null : session;
    }

    /** Returns whether there is such a session, without reading it; where the database does not answer, it may be. */
    public boolean isAlive(String id) {
        try {
            Document found = documents.find(eq(TokenHash.of(id))).first();
            return found != null && Documents.instant(found, "expiresAt").isAfter(Instant.now());
        } catch (MongoException away) {
            return true;
        }
    }

    @Override
    public void deleteById(String id) {
        documents.deleteOne(eq(TokenHash.of(id)));
        MapSession gone = new MapSession(id);
        events.publishEvent(new SessionDeletedEvent(this, gone));
    }

    /** Ends all sessions of one sign-in. */
    public void deleteOfSignIn(String signIn) {
        documents.deleteMany(eq(SIGN_IN, signIn));
    }

    /** Ends all sessions of a person. */
    public void deleteOfUser(String user) {
        documents.deleteMany(eq(USER, user));
    }

    /** Deletes those that have ended by themselves. */
    void deleteExpired(Instant now) {
        documents.deleteMany(lt("expiresAt", Date.from(now)));
    }

    private static Document document(StoredSession session) {
        Map<String, Object> attributes = new HashMap<>();
        session.getAttributeNames()
                .forEach(name -> attributes.put(name, Objects.requireNonNull(session.getAttribute(name))));
        Document document = new Document("_id", TokenHash.of(session.getId()))
                .append("createdAt", Date.from(session.getCreationTime()))
                .append("lastAccessedAt", Date.from(session.getLastAccessedTime()))
                .append("seconds", session.getMaxInactiveInterval().toSeconds())
                .append("expiresAt", Date.from(session.end()));
        for (String field : new String[] {SIGN_IN, USER}) {
            if (attributes.get(field) instanceof String text) {
                document.append(field, text);
            }
        }
        return document.append("attributes", new Binary(SerializedObjects.write(attributes)));
    }

    private static @Nullable StoredSession session(String id, Document found) {
        MapSession session = new MapSession(id);
        session.setCreationTime(Documents.instant(found, "createdAt"));
        session.setLastAccessedTime(Documents.instant(found, "lastAccessedAt"));
        session.setMaxInactiveInterval(Duration.ofSeconds(found.getLong("seconds")));
        byte[] attributes = found.get("attributes", Binary.class).getData();
        return SerializedObjects.read(attributes, Map.class)
                .map(all -> {
                    ((Map<?, ?>) all).forEach((name, value) -> session.setAttribute(String.valueOf(name), value));
                    return StoredSession.read(session);
                })
                .orElse(null);
    }
}
