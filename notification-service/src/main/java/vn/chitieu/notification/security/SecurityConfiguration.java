package vn.chitieu.notification.security;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.NotificationAccessRules;
import vn.chitieu.notification.access.Viewers;
import vn.chitieu.support.security.PasswordHashes;
import vn.chitieu.support.security.SecurityLog;
import vn.chitieu.support.security.SecurityProblemHandler;
import vn.chitieu.support.security.SessionEndFilter;
import vn.chitieu.support.security.SignInCookies;
import vn.chitieu.support.security.SignInFilterChain;
import vn.chitieu.support.security.SignInPage;
import vn.chitieu.support.security.SignInThrottle;
import vn.chitieu.support.security.TrustedBrowserCookie;

@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final String POLICY =
            "default-src 'self'; form-action 'self'; frame-ancestors 'none';" + " base-uri 'none'; object-src 'none'";

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordHashes.encoder();
    }

    /** Also without people, so that Spring Boot makes up nobody. */
    @Bean
    UserDetailsService people(SignInSettings settings, Supplier<Catalog> catalog) {
        UserDetails[] known = settings.people().stream()
                .filter(person -> !person.passwordHash().isEmpty())
                .map(person -> known(person, catalog.get()))
                .toArray(UserDetails[]::new);
        if (known.length == 0) {
            LOG.warn("Nobody can sign in with a password: chitieu.notification.sign-in.people has nobody with a hash");
        }
        return new InMemoryUserDetailsManager(known);
    }

    private static UserDetails known(SignInSettings.Person person, Catalog catalog) {
        requireUnits("people[].units of " + person.name(), person.units(), catalog);
        return User.withUsername(person.name())
                .password(person.passwordHash())
                .authorities(Authorities.of(person.role(), person.units()))
                .build();
    }

    private static void requireUnits(String whose, Set<String> units, Catalog catalog) {
        for (String unit : units) {
            if (catalog.unit(unit).isEmpty()) {
                throw new IllegalArgumentException("expected chitieu.notification.sign-in." + whose
                        + " to be ids of units of the catalogue, got " + unit);
            }
        }
    }

    @Bean
    Viewers viewers() {
        return new Authorities();
    }

    @Bean
    SecurityProblemHandler refusals(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, SecurityLog log) {
        return new SecurityProblemHandler(problems, "a system", log);
    }

    @Bean
    SignInPage signInPage(Supplier<Catalog> catalog, ObjectProvider<ClientRegistrationRepository> providers) {
        Map<String, String> names = new LinkedHashMap<>();
        if (providers.getIfAvailable() instanceof Iterable<?> several) {
            several.forEach(one -> {
                if (one instanceof ClientRegistration client) {
                    names.put(client.getRegistrationId(), client.getClientName());
                }
            });
        }
        return new SignInPage("/notification-sign-in.html", catalog.get().name().vi(), names);
    }

    /** Systems: a key with each request, no session, and no cookie that a foreign page could make a browser send. */
    @Bean
    @Order(1)
    SecurityFilterChain systemsDoor(
            HttpSecurity http, SignInSettings settings, SecurityProblemHandler refusals, Supplier<Catalog> catalog) {
        settings.keys().forEach(key -> requireUnits("keys[].units of " + key.name(), key.units(), catalog.get()));
        return http.securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .authorizeHttpRequests(NotificationAccessRules::open)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(
                        new KeyFilter(new Keys(settings.keys()), refusals), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    @Bean
    SignInFilterChain signInDoor(
            SignInSettings settings,
            SignInCookies cookies,
            TrustedBrowserCookie browsers,
            SecurityLog log,
            SignInPage page,
            SecurityProblemHandler refusals,
            Clock clock) {
        SignInSettings.Throttle limits = settings.throttle();
        return new SignInFilterChain(
                cookies,
                browsers,
                log,
                page,
                refusals,
                new SessionEndFilter(settings.session(), settings.sessionAtMost(), clock),
                new SignInThrottle(limits.failures(), limits.window(), clock));
    }

    @Bean
    OidcDoor oidcDoor(
            SignInSettings settings,
            Supplier<Catalog> catalog,
            ObjectProvider<ClientRegistrationRepository> providers) {
        return new OidcDoor(settings.oidc(), catalog, providers.getIfAvailable());
    }

    /** People: a form, then a session. */
    @Bean
    @Order(2)
    SecurityFilterChain peoplesDoor(HttpSecurity http, SignInFilterChain door, OidcDoor oidc, SignInCookies cookies) {
        door.configure(http);
        http.authorizeHttpRequests(NotificationAccessRules::open);
        http.csrf(csrf -> csrf.ignoringRequestMatchers(NotificationAccessRules.forLinks()))
                .headers(SecurityConfiguration::headers);
        oidc.open(http, door.result(), cookies);
        return http.build();
    }

    /** What leaves with a policy of its own keeps it: the page of a link, and a mail that is shown in a frame. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                // frame-ancestors of the policy says it, and a mail in its frame says otherwise.
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable);
    }
}
