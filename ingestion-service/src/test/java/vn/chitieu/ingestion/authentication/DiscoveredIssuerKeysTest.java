package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.util.Resource;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscoveredIssuerKeysTest {

    private static final String ISSUER = "https://sign-in.example.org/realms/city";
    private static final String WHERE = ISSUER + "/.well-known/openid-configuration";

    private final Map<String, String> pages = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    void asksForTheAddressOnceAndAgainAfterKeysWereNotThere() throws KeySourceException {
        DiscoveredIssuerKeys keys = keys(ISSUER);
        assertThatThrownBy(() -> keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null))
                .isInstanceOf(KeySourceException.class);
        pages.put(WHERE, said(ISSUER, "https://sign-in.example.org/old"));
        assertThatThrownBy(() -> keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null))
                .isInstanceOf(KeySourceException.class);
        pages.put(WHERE, said(ISSUER, "https://sign-in.example.org/new"));
        pages.put("https://sign-in.example.org/new", "{\"keys\": []}");

        for (int i = 0; i < 2; i++) {
            assertThat(keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null)
                            .isEmpty())
                    .isTrue();
        }
        assertThat(asked)
                .containsExactly(
                        WHERE,
                        WHERE,
                        "https://sign-in.example.org/old",
                        WHERE,
                        "https://sign-in.example.org/new",
                        "https://sign-in.example.org/new");
    }

    @Test
    void aSlashAtTheEndIsNotDoubled() throws KeySourceException {
        pages.put(WHERE, said(ISSUER + "/", "https://sign-in.example.org/certs"));
        pages.put("https://sign-in.example.org/certs", "{\"keys\": []}");

        assertThat(keys(ISSUER + "/")
                        .getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null)
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example.org, https://sign-in.example.org/certs, 'expected the issuer '",
        "https://sign-in.example.org/realms/city, http://sign-in.example.org/certs, expected jwks_uri with https",
        "https://sign-in.example.org/realms/city, file:///etc/keys, expected jwks_uri with https"
    })
    void doesNotBelieveEverything(String issuer, String jwks, String expected) {
        pages.put(WHERE, said(issuer, jwks));

        assertThatThrownBy(() -> keys(ISSUER).getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), 0, null))
                .isInstanceOf(KeySourceException.class)
                .hasMessageContaining(expected);
        assertThat(asked).containsExactly(WHERE);
    }

    private DiscoveredIssuerKeys keys(String issuer) {
        return new DiscoveredIssuerKeys(issuer, url -> {
            asked.add(url.toString());
            String page = pages.get(url.toString());
            if (page == null) {
                throw new FileNotFoundException(url.toString());
            }
            return new Resource(page, "application/json");
        });
    }

    private static String said(String issuer, String jwks) {
        return "{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + jwks + "\"}";
    }
}
