package vn.chitieu.ingestion.authentication;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Cache of the issuer's public keys, for minutes and, while the issuer does not answer, for hours. A key that is not
 * among them is requested, but with a rate limit: a client that makes keys up must not cause calls to the issuer all
 * the time, and gets the answer that the key is unknown in the meantime.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MS = 2_000;

    /** To connect and to read, for the issuer's word and for its keys, and a while to wait for who is doing it. */
    private static final long LONGEST_MS = 5L * TIMEOUT_MS;

    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofHours(4);

    private final JWKSource<SecurityContext> source;
    private volatile boolean isKnown;

    private IssuerKeys(JWKSetSource<SecurityContext> fetched) {
        source = JWKSourceBuilder.create(fetched)
                .cache(REMEMBERED.toMillis(), LONGEST_MS)
                .refreshAheadCache(false)
                .rateLimited(SELDOM.toMillis())
                .outageTolerant(OUTAGE.toMillis())
                .build();
    }

    /** Returns those that are at an address. */
    static IssuerKeys at(URI address) {
        try {
            return new IssuerKeys(new URLBasedJWKSetSource<>(address.toURL(), retriever()));
        } catch (MalformedURLException notOne) {
            throw new UncheckedIOException(notOne);
        }
    }

    /** Returns those of an issuer by discovery. */
    static IssuerKeys of(String issuer) {
        return new IssuerKeys(new DiscoveredIssuerKeys(issuer, retriever()));
    }

    private static ResourceRetriever retriever() {
        return new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES);
    }

    @Override
    public List<JWK> get(JWKSelector wanted, SecurityContext context) throws KeySourceException {
        try {
            List<JWK> found = source.get(wanted, context);
            isKnown = true;
            return found;
        } catch (RateLimitReachedException tooSoon) {
            if (isKnown) {
                return List.of();
            }
            throw tooSoon;
        }
    }
}
