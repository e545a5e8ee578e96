package vn.chitieu.ingestion.authentication;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.support.security.SignInFilterChain;

/**
 * The API for people who are signed in, as its pages call it: the same addresses and rules as for senders, with a
 * session and a CSRF token in place of a key. It takes requests without the header {@code Authorization} alone.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class PersonFilterChainConfiguration {

    @Bean
    @Order(0)
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
}
