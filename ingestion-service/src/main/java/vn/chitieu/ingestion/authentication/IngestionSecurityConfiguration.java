package vn.chitieu.ingestion.authentication;

import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes tokens where an issuer is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
class IngestionSecurityConfiguration {

    @Bean
    TokenVerifier tokens(TokenProperties settings, Clock clock) {
        if (!settings.areTaken()) {
            return TokenVerifier.NONE;
        }
        IssuerKeys keys = settings.jwks().isEmpty()
                ? IssuerKeys.of(settings.issuer())
                : IssuerKeys.at(URI.create(settings.jwks()));
        return new JwtTokenVerifier(settings, keys, clock);
    }
}
