package vn.chitieu.aggregation.security;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
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
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.chitieu.aggregation.access.AggregationAccessRules;
import vn.chitieu.aggregation.access.Viewers;
import vn.chitieu.catalog.Catalog;
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
            LOG.warn("Nobody can sign in with a password: chitieu.aggregation.sign-in.people has nobody with a hash");
        }
        return new InMemoryUserDetailsManager(known);
    }

    private static UserDetails known(SignInSettings.Person person, Catalog catalog) {
        for (String unit : person.units()) {
            if (catalog.unit(unit).isEmpty()) {
                throw new IllegalArgumentException("expected chitieu.aggregation.sign-in.people[].units of "
                        + person.name() + " to be ids of units of the catalogue, got " + unit);
            }
        }
        return User.withUsername(person.name())
                .password(person.passwordHash())
                .authorities(Authorities.of(person.role(), person.units()))
                .build();
    }

    /** Each of a dozen filters measured by itself costs more than what they do; the request as a whole is measured. */
    @Bean
    SecurityObservationSettings filtersAreNotMeasured() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    Viewers viewers() {
        return new Authorities();
    }

    @Bean
    SecurityProblemHandler refusals(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, SecurityLog log) {
        return new SecurityProblemHandler(problems, "a reader", log);
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
        return new SignInPage("/aggregation-sign-in.html", catalog.get().name().vi(), names);
    }

    /** Systems: a key with each request, no session, and no cookie that a foreign page could make a browser send. */
    @Bean
    @Order(1)
    SecurityFilterChain systemsDoor(HttpSecurity http, SignInSettings settings, SecurityProblemHandler refusals) {
        return http.securityMatcher(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(AggregationAccessRules::open)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(
                        new ReaderKeyFilter(new Readers(settings.readers()), refusals),
                        UsernamePasswordAuthenticationFilter.class)
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
        door.open(http);
        http.authorizeHttpRequests(AggregationAccessRules::open);
        oidc.open(http, door.result(), cookies);
        return http.build();
    }
}
