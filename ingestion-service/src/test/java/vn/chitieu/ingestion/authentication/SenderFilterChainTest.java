package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.HandlerMapping;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.audit.AuditEntry;
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.audit.InMemoryAuditRepository;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.InMemoryCredentialRepository;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.problem.ProblemAutoConfiguration;
import vn.chitieu.support.problem.StatusCodes;
import vn.chitieu.support.problem.StatusProblems;
import vn.chitieu.support.security.KeyAuthenticationFilter;

/** The filter chain as the only way to the controllers, and the place of each of its filters. */
class SenderFilterChainTest {

    private static final String ADMIN = "the-first-administrators-key";
    private static final ApiKey WARD = new ApiKey("abcdefghij012345", "s".repeat(43));
    private static final String GUESS = "ct_bbbbbbbbbbbbbbbb_" + "s".repeat(43);

    private final InMemoryCredentialRepository credentials = new InMemoryCredentialRepository();
    private final AtomicBoolean isAway = new AtomicBoolean();
    private final InMemoryAuditRepository audit = new InMemoryAuditRepository();
    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withPropertyValues(
                    "spring.web.resources.add-mappings=false",
                    "chitieu.ingestion.admin-key-sha256=" + SecretHash.of(ADMIN).hex(),
                    "chitieu.ingestion.access.limits.failures-per-minute=2",
                    "chitieu.ingestion.access.limits.requests-per-minute=2")
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    HttpMessageConvertersAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    ProblemAutoConfiguration.class))
            .withBean(CredentialRepository.class, this::store)
            .withBean(AuditRepository.class, () -> audit)
            .withUserConfiguration(Parts.class);

    SenderFilterChainTest() {
        credentials.add(new Credential(
                WARD.credential(),
                "ward",
                Set.of(Right.REPORT),
                Set.of("north"),
                Set.of(),
                Set.of(),
                SecretHash.of(WARD.secret()),
                Instant.EPOCH,
                null));
    }

    /** Without the chain the same controller answers, so that it is the chain that closes it. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/added", "/added", "/api/v1/updates/added"})
    void aControllerWithoutARuleIsClosed(String address) {
        service.run(context -> {
            MockMvc open = MockMvcBuilders.webAppContextSetup(context).build();
            open.perform(get(address))
                    .andExpect(status().isOk())
                    .andExpect(content().string("added"));

            for (String key : new String[] {ADMIN, WARD.text(), GUESS}) {
                chained(context)
                        .perform(get(address).header(HttpHeaders.AUTHORIZATION, "Bearer " + key))
                        .andExpect(status().isNotFound())
                        .andExpect(jsonPath("$.code").value("NOT_FOUND"));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PATCH", "SEND"})
    void aMethodWithoutARuleIsClosed(String method) {
        service.run(context -> chained(context)
                .perform(request(HttpMethod.valueOf(method), "/api/v1/audit")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + ADMIN))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string(HttpHeaders.ALLOW, "GET"))
                .andExpect(jsonPath("$.code").value("METHOD_NOT_ALLOWED")));
    }

    @Test
    void hasTheseFiltersAndNoOther() {
        service.run(context -> {
            assertThat(context.getBean("senderFilterChain", SecurityFilterChain.class)
                            .getFilters())
                    .extracting(Object::getClass)
                    .containsExactly(
                            SecurityContextHolderFilter.class,
                            AuthenticationThrottleFilter.class,
                            KeyAuthenticationFilter.class,
                            ExceptionTranslationFilter.class,
                            AuthorizationFilter.class,
                            RateLimitFilter.class);
            assertThat(chains(context).getFilterChains())
                    .containsExactly(
                            context.getBean("senderFilterChain", SecurityFilterChain.class),
                            context.getBean("otherFilterChain", SecurityFilterChain.class));
        });
    }

    @Test
    void givesAControllerItsSenderAndKeepsNothing() {
        service.run(context -> {
            chained(context)
                    .perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "bearer  " + ADMIN))
                    .andExpect(status().isOk())
                    .andExpect(content().string("first-admin"))
                    .andExpect(header().doesNotExist(HttpHeaders.SET_COOKIE))
                    .andExpect(result ->
                            assertThat(result.getRequest().getSession(false)).isNull());
            assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
        });
    }

    @Test
    void aRefusalIsCountedUnderItsAddressAndItsSender() {
        service.run(context -> {
            MockMvc mvc = chained(context);
            mvc.perform(get("/api/v1/audit"))
                    .andExpect(status().isUnauthorized())
                    .andExpect(jsonPath("$.code").value("MISSING_KEY"))
                    .andExpect(header().string(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"chitieu\""))
                    .andExpect(request().attribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v1/audit"));
            mvc.perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.detail")
                            .value("expected a key with the right ADMIN, got credential " + WARD.credential()
                                    + " with [REPORT]"))
                    .andExpect(request().attribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v1/audit"));

            context.getBean(UsageCounter.class).keep();
            assertThat(audit.read(new AuditRepository.Query(null, null, null, 10)).entries().stream()
                            .filter(AuditEntry.Refused.class::isInstance)
                            .map(AuditEntry.Refused.class::cast)
                            .map(refused -> refused.subject() + " " + refused.code()))
                    .containsExactlyInAnyOrder("no key MISSING_KEY", WARD.credential() + " FORBIDDEN");
        });
    }

    /** Of two requests a minute. */
    @Test
    void limitsComeBehindRights() {
        service.run(context -> {
            MockMvc mvc = chained(context);
            for (int i = 0; i < 3; i++) {
                mvc.perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                        .andExpect(status().isForbidden());
            }
            for (int status : new int[] {200, 200, 429}) {
                mvc.perform(get("/api/v1/exceptions").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                        .andExpect(status().is(status));
            }
        });
    }

    /** Of two guesses a minute; what brings no key is none. */
    @Test
    void guessesAreStoppedBeforeTheyAreLookedUp() {
        service.run(context -> {
            MockMvc mvc = chained(context);
            mvc.perform(get("/api/v1/exceptions").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                    .andExpect(status().isOk());
            for (int i = 0; i < 2; i++) {
                mvc.perform(get("/api/v1/audit")).andExpect(status().isUnauthorized());
                mvc.perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "Bearer " + GUESS))
                        .andExpect(jsonPath("$.code").value(IngestionProblemCode.UNKNOWN_KEY.name()));
            }
            int before = credentials.lookUps();
            mvc.perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "Bearer " + GUESS))
                    .andExpect(status().isTooManyRequests())
                    .andExpect(jsonPath("$.code").value(IngestionProblemCode.TOO_MANY_FAILURES.name()));
            assertThat(credentials.lookUps()).isEqualTo(before);
            mvc.perform(get("/api/v1/audit")).andExpect(status().isUnauthorized());
            mvc.perform(get("/api/v1/exceptions").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                    .andExpect(status().isOk());
        });
    }

    @Test
    void anOutageIsNoRefusal() {
        service.run(context -> {
            isAway.set(true);
            chained(context)
                    .perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().exists(HttpHeaders.RETRY_AFTER))
                    .andExpect(jsonPath("$.code").value(IngestionProblemCode.CREDENTIALS_UNAVAILABLE.name()));

            context.getBean(UsageCounter.class).keep();
            assertThat(audit.read(new AuditRepository.Query(null, null, null, 10))
                            .entries())
                    .isEmpty();
        });
    }

    private CredentialRepository store() {
        return (CredentialRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CredentialRepository.class}, (self, method, given) -> {
                    if (isAway.get()) {
                        throw IngestionProblemCode.CREDENTIALS_UNAVAILABLE.unavailable(new IOException("away"));
                    }
                    return method.invoke(credentials, given);
                });
    }

    private static MockMvc chained(WebApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup(context)
                .addFilters(chains(context))
                .build();
    }

    private static FilterChainProxy chains(WebApplicationContext context) {
        return (FilterChainProxy)
                context.getBean("filterChains", FilterRegistrationBean.class).getFilter();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({AccessProperties.class, IngestionProperties.class, TokenProperties.class})
    @Import({
        IngestionSecurityConfiguration.class,
        KeyAuthenticationProvider.class,
        TokenAuthenticationProvider.class,
        TokenAuthenticator.class,
        SenderKeyConverter.class,
        SenderProblemHandler.class,
        RequestRateLimiter.class,
        Added.class,
        Ruled.class
    })
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.fixed(City.NOW, City.ZONE);
        }

        @Bean
        Supplier<Catalog> catalog() {
            return City::catalog;
        }

        @Bean
        UsageCounter usageCounter(AuditRepository audit, Supplier<Catalog> catalog, Clock clock) {
            return new UsageCounter(audit, "p1", catalog, clock);
        }

        @Bean
        StatusProblems statusProblems() {
            StatusCodes codes = IngestionProblemCode::of;
            return StatusProblems.withCodes(codes);
        }
    }

    /** It has no rule. */
    @RestController
    static class Added {

        @GetMapping({"/api/v1/added", "/added", "/api/v1/updates/added"})
        String added() {
            return "added";
        }
    }

    /** At addresses that have rules, by any method. */
    @RestController
    static class Ruled {

        @RequestMapping({"/api/v1/audit", "/api/v1/exceptions"})
        String ruled(Credential sender) {
            return sender.id();
        }
    }
}
