package vn.chitieu.support.identity;

import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/**
 * Makes a service a client of the product's own OpenID provider. Nothing is asked at the start, so that the services
 * start in any order.
 */
@AutoConfiguration(before = OAuth2ClientAutoConfiguration.class)
@ConditionalOnClass(ClientRegistrationRepository.class)
@ConditionalOnProperty("chitieu.identity.issuer")
@EnableConfigurationProperties(IdentityClientProperties.class)
public class IdentityClientAutoConfiguration {

    /** Id of the provider, which is a part of the addresses that it sends browsers back to. */
    public static final String ID = "chitieu";

    @Bean
    ClientRegistrationRepository identityProvider(IdentityClientProperties identity) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(ID)
                .clientName("Chỉ tiêu")
                .clientId(identity.clientId())
                .clientSecret(identity.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(OidcScopes.OPENID)
                .issuerUri(identity.external(""))
                .authorizationUri(identity.external("/oauth2/authorize"))
                .tokenUri(identity.internal("/oauth2/token"))
                .jwkSetUri(identity.internal("/oauth2/jwks"))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", identity.external("/connect/logout")))
                .build());
    }
}
