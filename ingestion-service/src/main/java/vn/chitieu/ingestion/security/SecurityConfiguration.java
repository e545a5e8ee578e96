package vn.chitieu.ingestion.security;

import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.TokenSettings;
import vn.chitieu.ingestion.domain.access.Tokens;

/** Takes tokens where an issuer is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {

    @Bean
    Tokens tokens(TokenSettings settings, Clock clock) {
        return settings.areTaken()
                ? new JwtTokens(settings, new KnownKeys(URI.create(settings.jwks())), clock)
                : Tokens.NONE;
    }
}
