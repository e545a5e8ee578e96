package vn.chitieu.support.identity;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The OpenID provider of the product, which is the ingestion service, as the other services are clients of it.
 *
 * @param issuer its address as browsers reach it, the same as in its own settings; without one people sign in at the
 *     providers of {@code spring.security.oauth2.client}
 * @param internalAddress its address as this service reaches it; the same where it is not given
 * @param clientId what this service is called there
 * @param clientSecret the secret that it has there
 */
@ConfigurationProperties("chitieu.identity")
record IdentityClientProperties(
        @Nullable URI issuer,
        @Nullable URI internalAddress,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret) {

    IdentityClientProperties {
        if (issuer != null && (clientId.isEmpty() || clientSecret.isEmpty())) {
            throw new IllegalArgumentException(
                    "expected chitieu.identity.client-id and .client-secret beside chitieu.identity.issuer, got none");
        }
    }

    /** Returns what browsers reach there. */
    String external(String path) {
        return without(issuer) + path;
    }

    /** Returns what this service reaches there. */
    String internal(String path) {
        return without(internalAddress == null ? issuer : internalAddress) + path;
    }

    private static String without(@Nullable URI address) {
        String text = String.valueOf(address);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Returns nothing of the secret, so that it never gets into a log. */
    @Override
    public String toString() {
        return "Identity[" + issuer + ", " + clientId + "]";
    }
}
