package vn.chitieu.ingestion.authentication;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.servlet.filter.OrderedFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.catalog.NewCityRequests;
import vn.chitieu.support.link.AccountLinkCodec;
import vn.chitieu.support.link.EntryLinkCodec;
import vn.chitieu.support.link.SignedTokens;
import vn.chitieu.support.runtime.OperatorAuthenticator;
import vn.chitieu.support.security.KeyAuthenticationFilter;
import vn.chitieu.support.security.SignInFilterChain;

/**
 * The filter chains of this service, without sessions, cookies or forms: each request brings its key or token, where an
 * issuer is set. No filter is here that is not needed: every update passes them all.
 */
@Configuration(proxyBeanMethods = false)
class IngestionSecurityConfiguration {

    /** Where Spring Boot has its filter chain: behind what wraps requests. */
    private static final int ORDER = OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 100;

    @Bean
    KeyAuthenticator keyAuthenticator(CredentialRepository credentials, IngestionProperties settings, Clock clock) {
        String hash = settings.adminKeySha256();
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

    /** The key of an administrator of every city that there is shows the details of health, which are about all. */
    @Bean
    OperatorAuthenticator operators(KeyAuthenticator keys, Catalogs catalogs) {
        return key -> keys.authenticate(key) instanceof AuthenticationFailure.Proven proven
                && proven.credential().has(Right.ADMIN)
                && catalogs.all().keySet().stream().allMatch(proven.credential()::coversCity);
    }

    @Bean
    SenderRateLimiter senderRateLimiter(AccessProperties settings) {
        return new SenderRateLimiter(settings.limits());
    }

    @Bean
    AuthenticationThrottle authenticationThrottle(AccessProperties settings) {
        return new AuthenticationThrottle(settings.limits().failuresPerMinute());
    }

    @Bean
    @ConditionalOnProperty("chitieu.ingestion.identity.issuer")
    EntryLinkCodec entryLinks(EntryLinkProperties settings) {
        return new EntryLinkCodec(new SignedTokens(settings.toKeys()));
    }

    /** The same keys, with a purpose of its own. */
    @Bean
    @ConditionalOnProperty("chitieu.ingestion.identity.issuer")
    AccountLinkCodec accountLinks(EntryLinkProperties settings) {
        return new AccountLinkCodec(new SignedTokens(settings.toKeys()));
    }

    /** The page behind a link of a reminder, and the few addresses of the API that it needs. */
    @Bean
    @Order(-1)
    @ConditionalOnProperty("chitieu.ingestion.identity.issuer")
    SecurityFilterChain linkFilterChain(
            EntryLinkAuthenticator links,
            EntryLinkCookie cookie,
            RequestRateLimiter limits,
            UsageCounter usage,
            SenderProblemHandler problemHandler) {
        ExceptionTranslationFilter refusals = new ExceptionTranslationFilter(problemHandler, new NullRequestCache());
        refusals.setAccessDeniedHandler(problemHandler);
        return new DefaultSecurityFilterChain(
                EntryLinkFilter::isByLink,
                new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
                new EntryLinkFilter(links, cookie, problemHandler),
                refusals,
                new AuthorizationFilter((sender, request) -> EntryLinkFilter.isOfPages(request)
                        ? new AuthorizationDecision(true)
                        : IngestionAccessRules.decide(sender, request)),
                new RateLimitFilter(limits, usage, problemHandler));
    }

    /** What has a rule: who sends it, whether that sender may, and whether it has to wait, in this order. */
    @Bean
    @Order(1)
    SecurityFilterChain senderFilterChain(
            List<SenderAuthenticationProvider> providers,
            SenderKeyConverter keys,
            AuthenticationThrottle throttle,
            RequestRateLimiter limits,
            UsageCounter usage,
            Catalogs catalogs,
            SenderProblemHandler problemHandler) {
        AuthenticationThrottleFilter guesses = new AuthenticationThrottleFilter(throttle, keys, problemHandler);
        ProviderManager senders = new ProviderManager(List.copyOf(providers));
        senders.setAuthenticationEventPublisher(guesses);
        ExceptionTranslationFilter refusals = new ExceptionTranslationFilter(problemHandler, new NullRequestCache());
        refusals.setAccessDeniedHandler(problemHandler);
        return new DefaultSecurityFilterChain(
                IngestionAccessRules::isRuled,
                new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
                guesses,
                new KeyAuthenticationFilter(keys, senders, problemHandler),
                refusals,
                new AuthorizationFilter(IngestionAccessRules::decide),
                new RateLimitFilter(limits, usage, problemHandler),
                new CatalogMissingFilter(catalogs, problemHandler));
    }

    /**
     * The API for people who are signed in, as its pages call it: the same addresses and rules as for senders, with a
     * session and a CSRF token in place of a key. It takes requests without the header {@code Authorization} alone.
     */
    @Bean
    @Order(0)
    @ConditionalOnProperty("chitieu.ingestion.identity.issuer")
    SecurityFilterChain personFilterChain(
            HttpSecurity http,
            SignInFilterChain signIn,
            RequestRateLimiter limits,
            UsageCounter usage,
            Catalogs catalogs,
            DefaultCity defaultCity,
            SenderProblemHandler problemHandler) {
        http.securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && signIn.hasSessionCookie(request)
                && IngestionAccessRules.isRuled(request));
        signIn.configure(http);
        return http.addFilterBefore(new PersonSenderFilter(defaultCity), AuthorizationFilter.class)
                .addFilterAfter(new CatalogMissingFilter(catalogs, problemHandler), AuthorizationFilter.class)
                .addFilterAfter(new RateLimitFilter(limits, usage, problemHandler), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((caller, context) ->
                                new AuthorizationDecision(IngestionAccessRules.decide(caller, context.getRequest())
                                        .isGranted())))
                .build();
    }

    /** The first edition of a city is published by a request that names it. */
    @Bean
    NewCityRequests newCityRequests() {
        return IngestionAccessRules::publishesCatalog;
    }

    /** All else at the port of the service: open, or closed. The management port has filters of its own. */
    @Bean
    @Order
    SecurityFilterChain otherFilterChain(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, ServletContext context) {
        return new DefaultSecurityFilterChain(
                request -> request.getServletContext().equals(context), new UnnamedAddressFilter(problems));
    }

    /**
     * In front of the dispatcher for requests alone, not for what the container answers. Not under the name of Spring's
     * own, so that the management port has none of it.
     */
    @Bean
    FilterRegistrationBean<FilterChainProxy> filterChains(List<SecurityFilterChain> chains) {
        FilterChainProxy proxy = new FilterChainProxy(chains);
        proxy.setFirewall(new PassingFirewall());
        FilterRegistrationBean<FilterChainProxy> registration = new FilterRegistrationBean<>(proxy);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(ORDER);
        return registration;
    }

    @Bean
    WebMvcConfigurer senderArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SenderArgumentResolver());
            }
        };
    }
}
