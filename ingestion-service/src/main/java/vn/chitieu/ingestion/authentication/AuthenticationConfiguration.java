package vn.chitieu.ingestion.authentication;

import java.net.URI;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.runtime.OperatorAuthenticator;

/** Keys, tokens where an issuer is set, and rate limits. */
@Configuration(proxyBeanMethods = false)
class AuthenticationConfiguration {

    @Bean
    KeyAuthenticator keyAuthenticator(CredentialRepository credentials, IngestionProperties settings, Clock clock) {
        String hash = settings.ingestion().adminKeySha256();
        return new KeyAuthenticator(credentials, hash.isEmpty() ? null : new SecretHash(hash), clock);
    }

    @Bean
    TokenVerifier tokenVerifier(TokenProperties settings, Clock clock) {
        if (!settings.areTaken()) {
            return TokenVerifier.NONE;
        }
        IssuerKeys keys = settings.jwks().isEmpty()
                ? IssuerKeys.of(settings.issuer())
                : IssuerKeys.at(URI.create(settings.jwks()));
        return new JwtTokenVerifier(settings, keys, clock);
    }

    /** The administrator's key shows the details of health. */
    @Bean
    OperatorAuthenticator operators(KeyAuthenticator keys) {
        return key -> keys.authenticate(key) instanceof AuthenticationFailure.Proven proven
                && proven.credential().has(Right.ADMIN);
    }

    @Bean
    SenderRateLimiter senderRateLimiter(IngestionProperties settings) {
        return new SenderRateLimiter(settings.ingestion().access().limits());
    }
}
