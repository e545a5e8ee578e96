package vn.chitieu.ingestion.identity;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.session.SerializedObjects;
import vn.chitieu.support.session.TokenHash;

/**
 * Authorizations that were given to clients, in the collection {@code authorizations}, so that the instance that gives
 * a code need not be the one that takes it. A token is found by its SHA-256. Each is kept for as long as a session may
 * last, because a sign-out names the ID token.
 */
final class MongoAuthorizations implements OAuth2AuthorizationService, MongoInitializer {

    private static final List<Class<? extends OAuth2Token>> KINDS =
            List.of(OAuth2AuthorizationCode.class, OAuth2AccessToken.class, OidcIdToken.class);

    private final MongoCollection<Document> documents;
    private final Duration kept;
    private final Clock clock;

    /**
     * Takes where they are kept.
     *
     * @param kept for how long, at least as long as a session lasts
     */
    MongoAuthorizations(MongoDatabase database, Duration kept, Clock clock) {
        this.documents = database.getCollection("authorizations");
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(documents, Indexes.ascending("tokens"));
        CollectionIndexes.require(documents, Indexes.ascending("expiresAt"));
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        Instant now = clock.instant();
        documents.deleteMany(lt("expiresAt", Date.from(now)));
        List<String> tokens = new ArrayList<>();
        for (Class<? extends OAuth2Token> kind : KINDS) {
            OAuth2Authorization.Token<? extends OAuth2Token> token = authorization.getToken(kind);
            if (token != null) {
                tokens.add(TokenHash.of(token.getToken().getTokenValue()));
            }
        }
        documents.replaceOne(
                eq(authorization.getId()),
                new Document("_id", authorization.getId())
                        .append("tokens", tokens)
                        .append("expiresAt", Date.from(now.plus(kept)))
                        .append("authorization", new Binary(SerializedObjects.write(authorization))),
                new ReplaceOptions().upsert(true));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        documents.deleteOne(eq(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return authorization(documents.find(eq(id)).first());
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        OAuth2Authorization found =
                authorization(documents.find(eq("tokens", TokenHash.of(token))).first());
        return found != null && (type == null || has(found, token, type)) ? found : null;
    }

    private static boolean has(OAuth2Authorization found, String token, OAuth2TokenType type) {
        Class<? extends OAuth2Token> kind = switch (type.getValue()) {
            case "code" -> OAuth2AuthorizationCode.class;
            case "id_token" -> OidcIdToken.class;
            default -> OAuth2AccessToken.class;
        };
        OAuth2Authorization.Token<? extends OAuth2Token> known = found.getToken(kind);
        return known != null && known.getToken().getTokenValue().equals(token);
    }

    private static @Nullable OAuth2Authorization authorization(@Nullable Document document) {
        return document == null
                ? null
                : SerializedObjects.read(
                                document.get("authorization", Binary.class).getData(), OAuth2Authorization.class)
                        .orElse(null);
    }
}
