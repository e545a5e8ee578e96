package vn.chitieu.ingestion.authentication;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.QuotedText;

/**
 * The public keys of an issuer, found by discovery in {@code /.well-known/openid-configuration} (OpenID Connect
 * Discovery 1.0, section 4). It is asked when keys are needed for the first time, not when the service starts, and
 * again after keys could not be fetched from where it said.
 */
final class DiscoveredIssuerKeys implements JWKSetSource<SecurityContext> {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final String issuer;
    private final ResourceRetriever retriever;
    private volatile @Nullable JWKSetSource<SecurityContext> found;

    DiscoveredIssuerKeys(String issuer, ResourceRetriever retriever) {
        this.issuer = issuer;
        this.retriever = retriever;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        JWKSetSource<SecurityContext> keys = found;
        if (keys == null) {
            keys = discovered();
            found = keys;
        }
        try {
            return keys.getJWKSet(refresh, now, context);
        } catch (KeySourceException moved) {
            found = null;
            throw moved;
        }
    }

    private JWKSetSource<SecurityContext> discovered() throws KeySourceException {
        try {
            URI address =
                    URI.create((issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer) + WELL_KNOWN);
            Map<String, Object> said = JSONObjectUtils.parse(
                    retriever.retrieveResource(address.toURL()).getContent());
            String jwks = JSONObjectUtils.getString(said, "jwks_uri");
            String name = JSONObjectUtils.getString(said, "issuer");
            if (!issuer.equals(name)) {
                throw new JWKSetUnavailableException("expected the issuer " + issuer + ", got " + shown(name));
            }
            if (jwks == null || !TokenProperties.isSafe(jwks)) {
                throw new JWKSetUnavailableException("expected jwks_uri with https, got " + shown(jwks));
            }
            return new URLBasedJWKSetSource<>(URI.create(jwks).toURL(), retriever);
        } catch (IOException | ParseException | IllegalArgumentException unreadable) {
            throw new JWKSetRetrievalException("expected " + WELL_KNOWN + " of " + issuer, unreadable);
        }
    }

    private static String shown(@Nullable String text) {
        return text == null ? "none" : QuotedText.of(text);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
