package vn.chitieu.ingestion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import vn.chitieu.support.testing.TestDatabase;

class MongoAuthorizationsIT {

    private static final Instant NOW = Instant.parse("2022-04-08T02:00:00Z");
    private static final OAuth2TokenType CODE = new OAuth2TokenType("code");
    private static final OAuth2TokenType ID_TOKEN = new OAuth2TokenType("id_token");

    private final MongoDatabase database = TestDatabase.fresh();

    @Test
    void anotherInstanceFindsACodeAndAnIdToken() {
        at(NOW).save(authorization("1", "the-code"));

        OAuth2Authorization found = Objects.requireNonNull(at(NOW).findByToken("the-code", CODE));
        assertThat(found.getId()).isEqualTo("1");
        assertThat(found.getPrincipalName()).isEqualTo("an");
        assertThat(at(NOW).findById("1")).isNotNull();
        assertThat(at(NOW).findByToken("the-code", ID_TOKEN)).isNull();
        assertThat(at(NOW).findByToken("id-of-the-code", ID_TOKEN)).isNotNull();
        assertThat(at(NOW).findByToken("another", null)).isNull();
    }

    @Test
    void oneThatWasRemovedOrIsLongPastIsNone() {
        at(NOW).save(authorization("1", "first"));
        at(NOW).save(authorization("2", "second"));
        at(NOW).remove(authorization("1", "first"));
        assertThat(at(NOW).findById("1")).isNull();

        at(NOW.plus(Duration.ofDays(2))).save(authorization("3", "third"));
        assertThat(at(NOW).findById("2")).isNull();
        assertThat(at(NOW).findById("3")).isNotNull();
    }

    private MongoAuthorizations at(Instant now) {
        MongoAuthorizations authorizations =
                new MongoAuthorizations(database, Duration.ofDays(1), Clock.fixed(now, ZoneOffset.UTC));
        authorizations.initialize();
        return authorizations;
    }

    private static OAuth2Authorization authorization(String id, String code) {
        RegisteredClient client = RegisteredClient.withId("aggregation")
                .clientId("aggregation")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("https://chitieu.example.org/login/oauth2/code/chitieu")
                .build();
        return OAuth2Authorization.withRegisteredClient(client)
                .id(id)
                .principalName("an")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .token(new OAuth2AuthorizationCode(code, NOW, NOW.plusSeconds(60)))
                .token(new OidcIdToken("id-of-" + code, NOW, NOW.plusSeconds(60), Map.of("sub", "an")))
                .build();
    }
}
