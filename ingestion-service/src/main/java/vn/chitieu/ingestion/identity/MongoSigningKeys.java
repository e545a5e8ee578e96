package vn.chitieu.ingestion.identity;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import vn.chitieu.support.mongo.Documents;

/**
 * The keys with which tokens are signed, in the collection {@code signingKeys}, the same for every instance. A new one
 * is made after 90 days; the one before is published for ten days more, far longer than a token holds. Thread-safe.
 */
final class MongoSigningKeys implements JWKSource<SecurityContext> {

    private static final Duration SIGNS = Duration.ofDays(90);
    private static final Duration PUBLISHED = SIGNS.plusDays(10);
    private static final Duration CACHED = Duration.ofMinutes(1);
    private static final int BITS = 2048;

    private final MongoCollection<Document> documents;
    private final Clock clock;
    private @Nullable Known known;

    /** Takes where the keys are kept. */
    MongoSigningKeys(MongoDatabase database, Clock clock) {
        this.documents = database.getCollection("signingKeys");
        this.clock = clock;
    }

    private record Known(List<JWK> keys, Instant until) {}

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(current()));
    }

    /** Returns the key that signs, which comes first. */
    static JWK newest(List<JWK> keys) {
        return keys.get(0);
    }

    /** The newest first. */
    private synchronized List<JWK> current() {
        Instant now = clock.instant();
        Known last = known;
        if (last != null && now.isBefore(last.until())) {
            return last.keys();
        }
        List<Document> found = stored();
        if (found.isEmpty()
                || Documents.instant(found.get(0), "createdAt").plus(SIGNS).isBefore(now)) {
            add(found.isEmpty() ? 1 : found.get(0).getInteger("_id") + 1, now);
            found = stored();
        }
        List<JWK> keys = found.stream()
                .filter(one ->
                        Documents.instant(one, "createdAt").plus(PUBLISHED).isAfter(now))
                .map(MongoSigningKeys::key)
                .toList();
        known = new Known(keys, now.plus(CACHED));
        return keys;
    }

    private List<Document> stored() {
        return documents.find().sort(Sorts.descending("_id")).into(new ArrayList<>());
    }

    /** Another instance may have been faster: its key is as good. */
    private void add(int number, Instant now) {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyID("key-" + number)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            documents.insertOne(new Document("_id", number)
                    .append("createdAt", Date.from(now))
                    .append("jwk", key.toJSONString()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java platform makes RSA keys", impossible);
        } catch (MongoException refused) {
            if (!Documents.isDuplicate(refused)) {
                throw refused;
            }
        }
    }

    private static JWK key(Document document) {
        try {
            return JWK.parse(Documents.text(document, "jwk"));
        } catch (ParseException damaged) {
            throw new IllegalStateException("expected a JWK in signingKeys " + document.get("_id"), damaged);
        }
    }
}
