package vn.chitieu.ingestion.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.testing.TestDatabase;

class MongoSigningKeysIT {

    private static final Instant NOW = Instant.parse("2022-04-08T02:00:00Z");

    private final MongoDatabase database = TestDatabase.fresh();

    @Test
    void everyInstanceHasTheSameKey() {
        assertThat(idsAt(NOW)).containsExactly("key-1");
        assertThat(keysAt(NOW.plus(Duration.ofDays(89)))).isEqualTo(keysAt(NOW));
    }

    @Test
    void aNewKeySignsAfterNinetyDaysAndTheOneBeforeIsPublishedForTenMore() {
        keysAt(NOW);
        Instant rotated = NOW.plus(Duration.ofDays(91));
        assertThat(idsAt(rotated)).containsExactly("key-2", "key-1");
        assertThat(MongoSigningKeys.newest(keysAt(rotated)).getKeyID()).isEqualTo("key-2");
        assertThat(idsAt(NOW.plus(Duration.ofDays(101)))).containsExactly("key-2");
    }

    private List<String> idsAt(Instant now) {
        return keysAt(now).stream().map(JWK::getKeyID).toList();
    }

    private List<JWK> keysAt(Instant now) {
        return new MongoSigningKeys(database, Clock.fixed(now, ZoneOffset.UTC))
                .get(new JWKSelector(new JWKMatcher.Builder().build()), null);
    }
}
