package vn.chitieu.ingestion.authentication;

import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes tokens where an issuer is set. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenSettings.class)
class SecurityConfiguration {

    @Bean
    Tokens tokens(TokenSettings settings, Clock clock) {
        if (!settings.areTaken()) {
            return Tokens.NONE;
        }
        KnownKeys keys =
                settings.jwks().isEmpty() ? KnownKeys.of(settings.issuer()) : KnownKeys.at(URI.create(settings.jwks()));
        return new JwtTokens(settings, keys, clock);
    }
}
