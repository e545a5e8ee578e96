package vn.chitieu.ingestion.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The issuer's public keys, remembered for minutes and, while the issuer does not answer, for hours. A key that is not
 * among them is asked for, but seldom: whoever makes keys up must not have us call the issuer all the time, and is told
 * that the key is unknown in the meantime.
 */
final class KnownKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MS = 2_000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final Duration SELDOM = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final Duration OUTAGE = Duration.ofHours(4);

    private final JWKSource<SecurityContext> source;
    private volatile boolean isKnown;

    KnownKeys(URI address) {
        try {
            source = JWKSourceBuilder.create(
                            address.toURL(), new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_BYTES))
                    .cache(REMEMBERED.toMillis(), 3L * TIMEOUT_MS)
                    .refreshAheadCache(false)
                    .rateLimited(SELDOM.toMillis())
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException notOne) {
            throw new UncheckedIOException(notOne);
        }
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
