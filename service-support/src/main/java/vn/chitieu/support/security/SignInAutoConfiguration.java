package vn.chitieu.support.security;

import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.support.request.TomcatLimitsAutoConfiguration;
import vn.chitieu.support.request.Transport;
import vn.chitieu.support.session.ExpiredSessionScheduler;
import vn.chitieu.support.session.MongoSessionRepository;
import vn.chitieu.support.session.SessionFilter;
import vn.chitieu.support.web.PageShell;
import vn.chitieu.support.web.PageSite;
import vn.chitieu.support.web.PageVisitor;

/**
 * How people and systems sign in at a service with pages. The service names its session's cookie {@code X-SESSION}, and
 * says who may call what by {@link AccessRules}. Comes before what Spring Boot would add where it finds no filter chain
 * and no users.
 */
@AutoConfiguration(
        after = TomcatLimitsAutoConfiguration.class,
        before = {
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class
        },
        // A name, since not every service is a client of a provider.
        beforeName =
                "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration")
@ConditionalOnClass(SecurityFilterChain.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty("server.servlet.session.cookie.name")
public class SignInAutoConfiguration {

    private static final String SESSION = "-SESSION";

    @Bean
    SignInCookies signInCookies(Environment environment, Transport transport) {
        String session = environment.getRequiredProperty("server.servlet.session.cookie.name");
        if (!session.endsWith(SESSION)) {
            throw new IllegalArgumentException(
                    "expected server.servlet.session.cookie.name to end with " + SESSION + ", got " + session);
        }
        return new SignInCookies(session.substring(0, session.length() - SESSION.length()), transport.https());
    }

    @Bean
    TrustedBrowserCookie knownBrowsers(SignInCookies cookies) {
        return new TrustedBrowserCookie(cookies, new SecureRandom());
    }

    @Bean
    SecurityLog securityLog(Clock clock) {
        return new SecurityLog(clock);
    }

    /**
     * How people of a service with a {@link SignInSite} sign in and have a session. The service has a {@link PageSite}
     * and a database as well.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(SignInSite.class)
    static class SignIn {

        @Bean
        SignInProperties signInProperties(Environment environment, SignInSite site) {
            return SignInProperties.bind(environment, site);
        }

        @Bean
        PasswordEncoder passwordEncoder() {
            return PasswordHashes.encoder();
        }

        /** The sessions of people, in the database of the service. */
        @Bean
        MongoSessionRepository sessions(MongoDatabase database, ApplicationEventPublisher events) {
            return new MongoSessionRepository(database, events);
        }

        @Bean
        ExpiredSessionScheduler expiredSessions(MongoSessionRepository sessions) {
            return new ExpiredSessionScheduler(sessions);
        }

        @Bean
        SessionFilter storedSessions(
                MongoSessionRepository sessions,
                SignInCookies cookies,
                @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
            return new SessionFilter(sessions, cookies.sessionCookie(), problems);
        }

        /** It is a part of the chain of people; a request with a key has no session. */
        @Bean
        FilterRegistrationBean<SessionFilter> storedSessionsOfPeopleAlone(SessionFilter filter) {
            FilterRegistrationBean<SessionFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }

        @Bean
        SecurityProblemHandler securityProblemHandler(
                @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
                SignInSite site,
                SecurityLog log) {
            return new SecurityProblemHandler(problems, site.keyHolder(), log);
        }

        @Bean
        SignInPage signInPage(PageShell shell, SignInSite site, ObjectProvider<SignInProviders> providers) {
            return new SignInPage(shell, site.hasPasswords(), providers.getIfAvailable(() -> SignInProviders.NONE));
        }

        @Bean
        PageVisitor.Current pageVisitor() {
            return new SignedInVisitor();
        }

        @Bean
        SignInController signInController(SignInPage page) {
            return new SignInController(page);
        }

        @Bean
        SignInFilterChain signInFilterChain(
                SignInProperties properties,
                SignInCookies cookies,
                TrustedBrowserCookie browsers,
                SecurityLog log,
                SignInPage page,
                SecurityProblemHandler problemHandler,
                SessionFilter stored,
                Clock clock) {
            SignInProperties.Throttle limits = properties.throttle();
            return new SignInFilterChain(
                    cookies,
                    browsers,
                    log,
                    page,
                    problemHandler,
                    stored,
                    new SessionEndFilter(properties.session(), properties.sessionAtMost(), clock),
                    new SignInThrottle(limits.failures(), limits.window(), clock));
        }
    }

    /**
     * The two filter chains of a service with {@link AccessRules}: one for requests with the header
     * {@code Authorization}, which are authenticated by a key and have no session, and one for people, who have a
     * session after the sign-in. The service has a {@link SignInSite}, a {@link KeyRegistry} and a {@link PageSite} as
     * well.
     */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(AccessRules.class)
    @EnableWebSecurity
    static class Chains {

        /** None of them has a password here; with this bean Spring Boot adds no user of its own. */
        @Bean
        UserDetailsService noPeopleWithPasswords() {
            return new InMemoryUserDetailsManager();
        }

        @Bean
        AuthorityMapper authorityMapper(AccessRules rules) {
            return new AuthorityMapper(rules);
        }

        /**
         * Systems: a key with each request, no session, and no cookie that a foreign page could make a browser send.
         */
        @Bean
        @Order(1)
        SecurityFilterChain keyFilterChain(
                HttpSecurity http,
                AccessRules rules,
                KeyRegistry keys,
                SecurityProblemHandler problemHandler,
                Environment environment) {
            return http.securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                    .csrf(AbstractHttpConfigurer::disable)
                    .requestCache(AbstractHttpConfigurer::disable)
                    .logout(AbstractHttpConfigurer::disable)
                    .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .headers(rules::headers)
                    .authorizeHttpRequests(requests -> authorize(rules, environment, requests))
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(problemHandler).accessDeniedHandler(problemHandler))
                    .addFilterBefore(
                            KeyAuthenticationFilter.of(keys, problemHandler),
                            UsernamePasswordAuthenticationFilter.class)
                    .build();
        }

        @Bean
        SignInProviders signInProviders(ObjectProvider<ClientRegistrationRepository> providers) {
            return SignInProviders.of(providers.getIfAvailable());
        }

        @Bean
        OidcSignIn oidcSignIn(
                SignInSite site,
                SignInPage page,
                SignInProperties properties,
                AuthorityMapper authorities,
                Catalogs catalogs,
                DefaultCity defaultCity,
                MongoSessionRepository sessions,
                ObjectProvider<ClientRegistrationRepository> providers) {
            OidcUserMapper.Units units =
                    (cities, unit) -> (cities.isEmpty() ? defaultCity.id().stream() : cities.stream())
                            .flatMap(city -> catalogs.find(city).stream())
                            .anyMatch(catalog -> catalog.unit(unit).isPresent());
            return new OidcSignIn(
                    site, page, properties.oidc(), authorities, units, sessions, providers.getIfAvailable());
        }

        /** People: an OpenID provider, then a session. */
        @Bean
        @Order(2)
        SecurityFilterChain sessionFilterChain(
                HttpSecurity http,
                AccessRules rules,
                SignInFilterChain signIn,
                OidcSignIn oidc,
                SignInCookies cookies,
                Environment environment) {
            signIn.configure(http);
            http.headers(rules::headers).authorizeHttpRequests(requests -> authorize(rules, environment, requests));
            String[] withoutToken = rules.withoutCsrfToken().toArray(String[]::new);
            if (withoutToken.length > 0) {
                http.csrf(csrf -> csrf.ignoringRequestMatchers(withoutToken));
            }
            oidc.configure(http, signIn.result(), cookies);
            return http.build();
        }

        /**
         * The sign-in page is for those who are not signed in yet, and so is what it is drawn with. Meters are for
         * whatever reaches the management port, as at the ingestion service; who shares a port with it is asked.
         */
        private static void authorize(
                AccessRules rules,
                Environment environment,
                AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
            requests.requestMatchers(HttpMethod.GET, PageShell.FILES).permitAll();
            if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
                requests.requestMatchers(HttpMethod.GET, "/actuator/prometheus").permitAll();
            }
            rules.authorize(requests);
        }
    }
}
