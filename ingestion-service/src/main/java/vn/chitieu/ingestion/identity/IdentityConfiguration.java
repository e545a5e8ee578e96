package vn.chitieu.ingestion.identity;

import com.mongodb.client.MongoDatabase;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.oidc.web.authentication.OidcLogoutAuthenticationSuccessHandler;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.account.AccountRepository;
import vn.chitieu.support.security.PeopleOfSettings;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.security.SignInFilterChain;
import vn.chitieu.support.security.SignInPage;
import vn.chitieu.support.security.SignInSite;
import vn.chitieu.support.session.MongoSessionRepository;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.ProductAddresses;
import vn.chitieu.support.web.Section;

/**
 * The filter chains of people, where the settings name an issuer: one of the OpenID provider, and one of the pages of
 * sign-in. They come behind that of senders, whose addresses are others.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
@EnableWebSecurity
class IdentityConfiguration {

    /** Where the pages of administrators are. */
    private static final String ADMINISTRATION = "/quan-tri";

    private static final Duration CODE_HOLDS = Duration.ofMinutes(2);
    private static final Duration ACCESS_TOKEN_HOLDS = Duration.ofMinutes(5);

    /** As long as a session may last at most by its settings. */
    private static final Duration AUTHORIZATIONS_KEPT = Duration.ofDays(30);

    /** Tokens hold by the clock of machines, whatever the product takes for today. */
    private static final Clock MACHINE = Clock.systemUTC();

    private static final int THREADS = 4;

    @Bean
    SignInSite signInSite() {
        return new SignInSite("chitieu.ingestion.sign-in", "a sender", true);
    }

    /** The clients of the provider are the other services with pages. */
    @Bean
    ProductAddresses productAddresses(IdentityProperties settings) {
        return ProductAddresses.alone(Section.Service.INGESTION)
                .with(Section.Service.AGGREGATION, settings.addressOf("aggregation"))
                .with(Section.Service.NOTIFICATION, settings.addressOf("notification"));
    }

    @Bean
    UserDetailsService accountUsers(
            AccountRepository accounts,
            SignInSite site,
            Environment environment,
            Catalogs catalogs,
            DefaultCity defaultCity) {
        return new AccountUsers(accounts, PeopleOfSettings.of(site, environment, catalogs, defaultCity));
    }

    @Bean
    MongoSigningKeys signingKeys(MongoDatabase database) {
        return new MongoSigningKeys(database, MACHINE);
    }

    @Bean
    JwtEncoder identityTokens(JWKSource<SecurityContext> keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(MongoSigningKeys::newest);
        return encoder;
    }

    /** Of access tokens, for which nothing is open here: the provider wants one. */
    @Bean
    JwtDecoder accessTokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new UntrackedSessions();
    }

    @Bean
    IdentityClaims identityClaims() {
        return new IdentityClaims();
    }

    @Bean
    MongoAuthorizations authorizations(MongoDatabase database) {
        return new MongoAuthorizations(database, AUTHORIZATIONS_KEPT, MACHINE);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentityProperties settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuerText())
                .build();
    }

    @Bean
    RegisteredClientRepository registeredClients(IdentityProperties settings, PasswordEncoder passwords) {
        List<RegisteredClient> clients = settings.clients().stream()
                .map(client -> registered(client, passwords))
                .toList();
        return clients.isEmpty() ? new NoClients() : new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient registered(IdentityProperties.Client client, PasswordEncoder passwords) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(passwords.encode(client.secret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .postLogoutRedirectUris(uris -> uris.addAll(client.signedOutUris()))
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE_HOLDS)
                        .accessTokenTimeToLive(ACCESS_TOKEN_HOLDS)
                        .build())
                .build();
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService signOutThreads() {
        return Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "sign-out");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    BackChannelLogout backChannelLogout(
            IdentityProperties settings,
            JwtEncoder identityTokens,
            MongoSessionRepository sessions,
            @Qualifier("signOutThreads") ExecutorService threads) {
        return new BackChannelLogout(settings, identityTokens, sessions, MACHINE, threads);
    }

    /** What clients ask, and where browsers come from them. */
    @Bean
    @Order(2)
    SecurityFilterChain providerFilterChain(
            HttpSecurity http, SignInFilterChain signIn, BackChannelLogout backChannelLogout) {
        OAuth2AuthorizationServerConfigurer provider = new OAuth2AuthorizationServerConfigurer();
        http.securityMatcher(provider.getEndpointsMatcher());
        signIn.configure(http);
        return http.with(
                        provider,
                        server -> server.oidc(oidc -> oidc.logoutEndpoint(
                                endpoint -> endpoint.logoutResponseHandler(signOutEverywhere(backChannelLogout)))))
                .csrf(csrf -> csrf.ignoringRequestMatchers(provider.getEndpointsMatcher()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    /** Also where the browser has no session here any more: the ID token says which sign-in it was. */
    private static AuthenticationSuccessHandler signOutEverywhere(BackChannelLogout backChannelLogout) {
        OidcLogoutAuthenticationSuccessHandler back = new OidcLogoutAuthenticationSuccessHandler();
        return (request, response, authentication) -> {
            if (authentication instanceof OidcLogoutAuthenticationToken token && token.getIdToken() != null) {
                String user = token.getIdToken().getSubject();
                String signIn = token.getIdToken().getClaimAsString("sid");
                if (user != null && signIn != null) {
                    backChannelLogout.endSignIn(user, signIn);
                }
            }
            back.onAuthenticationSuccess(request, response, authentication);
        };
    }

    /** The pages on which people sign in and out. */
    @Bean
    @Order(3)
    SecurityFilterChain signInPagesFilterChain(
            HttpSecurity http,
            IdentityProperties settings,
            SignInFilterChain signIn,
            BackChannelLogout backChannelLogout) {
        http.securityMatcher(
                "/login",
                "/logout",
                "/nhap-so-lieu",
                "/kien-nghi",
                PasswordController.PATH,
                AccountLinkController.LINK + "*",
                SignInPage.FORGOTTEN,
                ADMINISTRATION,
                ADMINISTRATION + "/**");
        signIn.configure(http);
        return http.logout(logout -> logout.addLogoutHandler(backChannelLogout))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(settings)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login", AccountLinkController.LINK + "*", SignInPage.FORGOTTEN)
                        .permitAll()
                        .requestMatchers(ADMINISTRATION, ADMINISTRATION + "/**")
                        .hasAnyRole(Permission.ADMINISTER.roles())
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Of pages without scripts. The answer to the form leads on to the client that sent the person here. */
    private static String policy(IdentityProperties settings) {
        String clients = settings.clients().stream()
                .flatMap(client -> client.addresses().stream())
                .map(address -> address.getScheme() + "://" + address.getAuthority())
                .distinct()
                .collect(Collectors.joining(" "));
        return PageHeaders.NO_SCRIPT.policy().replace("form-action 'self'", ("form-action 'self' " + clients).strip());
    }

    /** It is a part of the chains of this service, and no filter beside them. */
    @Bean
    FilterRegistrationBean<Filter> springsOwnChain(@Qualifier("springSecurityFilterChain") Filter chain) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(chain);
        registration.setEnabled(false);
        return registration;
    }

    /** Spring's repository in memory wants one at least. */
    private static final class NoClients implements RegisteredClientRepository {

        @Override
        public void save(RegisteredClient client) {
            throw new UnsupportedOperationException("clients are settings");
        }

        @Override
        public @Nullable RegisteredClient findById(String id) {
            return null;
        }

        @Override
        public @Nullable RegisteredClient findByClientId(String clientId) {
            return null;
        }
    }
}
