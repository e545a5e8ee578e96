package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.support.testing.BoundSettings;

class TokenPropertiesTest {

    private static final String PREFIX = "chitieu.ingestion.tokens.";
    private static final Map<String, String> AN_ISSUER = Map.of(
            PREFIX + "issuer", "https://sign-in.example.org",
            PREFIX + "audience", "chitieu",
            PREFIX + "jwks", "https://sign-in.example.org/certs");

    @Test
    void takesNoTokensByDefault() {
        assertThat(bind(Map.of()))
                .isEqualTo(new TokenProperties(
                        "",
                        "",
                        "",
                        List.of("RS256", "ES256"),
                        Duration.ofHours(2),
                        Duration.ofSeconds(30),
                        new TokenProperties.Claims("sub", "unit", "indicators", "target_owners", "city")))
                .matches(settings -> !settings.areTaken());
    }

    @Test
    void mapsEverySetting() {
        Map<String, String> all = new HashMap<>(AN_ISSUER);
        all.putAll(Map.of(
                PREFIX + "algorithms", "PS512",
                PREFIX + "longest", "1h",
                PREFIX + "skew", "0s",
                PREFIX + "claims.subject", "azp",
                PREFIX + "claims.units", "ward",
                PREFIX + "claims.indicators", "i",
                PREFIX + "claims.owners", "o",
                PREFIX + "claims.city", "c"));
        assertThat(bind(all))
                .isEqualTo(new TokenProperties(
                        "https://sign-in.example.org",
                        "chitieu",
                        "https://sign-in.example.org/certs",
                        List.of("PS512"),
                        Duration.ofHours(1),
                        Duration.ZERO,
                        new TokenProperties.Claims("azp", "ward", "i", "o", "c")))
                .matches(TokenProperties::areTaken);
    }

    /**
     * An issuer that is asked where its keys are has to be an address, and one whose answers cannot be changed on the
     * way.
     */
    @ParameterizedTest
    @CsvSource({
        "https://sign-in.example.org/realms/city, true",
        "http://127.0.0.1:9000, true",
        "http://sign-in.example.org, false",
        "city, false"
    })
    void anIssuerMayBeAskedForItsKeys(String issuer, boolean isSafe) {
        Map<String, String> all = Map.of(PREFIX + "issuer", issuer, PREFIX + "audience", "chitieu");
        if (isSafe) {
            assertThat(bind(all)).matches(TokenProperties::areTaken);
        } else {
            assertThat(BoundSettings.assertRefused(TokenProperties.class, all, PREFIX + "issuer"))
                    .contains("expected chitieu.ingestion.tokens.issuer with https");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, ''",
        "audience, ''",
        "jwks, http://sign-in.example.org/certs",
        "jwks, file:///etc/keys",
        "jwks, https:certs",
        "algorithms, HS256",
        "algorithms, none",
        "longest, 59s",
        "longest, 32d",
        "skew, 6m",
        "skew, -1s",
        "claims.units, ' '"
    })
    void refusesWhatIsNotSafe(String setting, String value) {
        Map<String, String> all = new HashMap<>(AN_ISSUER);
        all.put(PREFIX + setting, value);
        BoundSettings.assertRefused(TokenProperties.class, all, PREFIX);
    }

    private static TokenProperties bind(Map<String, String> settings) {
        return BoundSettings.bind(TokenProperties.class, settings);
    }
}
