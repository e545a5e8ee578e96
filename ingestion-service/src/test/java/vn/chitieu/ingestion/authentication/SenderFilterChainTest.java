package vn.chitieu.ingestion.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.HandlerMapping;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.audit.AuditEntry;
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.support.security.KeyAuthenticationFilter;

/** The filter chain as the only way to the controllers, and the place of each of its filters. */
class SenderFilterChainTest {

    private static final String ADMIN = SenderChainContext.ADMIN;
    private static final ApiKey WARD = SenderChainContext.WARD;
    private static final String GUESS = "ct_bbbbbbbbbbbbbbbb_" + "s".repeat(43);

    private final SenderChainContext chain = new SenderChainContext();

    /** Without the chain the same controller answers, so that it is the chain that closes it. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/added", "/added", "/api/v1/updates/added"})
    void aControllerWithoutARuleIsClosed(String address) {
        chain.service.run(context -> {
            MockMvc open = MockMvcBuilders.webAppContextSetup(context).build();
            open.perform(get(address))
                    .andExpect(status().isOk())
                    .andExpect(content().string("added"));

            for (String key : new String[] {ADMIN, WARD.text(), GUESS}) {
                SenderChainContext.chained(context)
                        .perform(get(address).header(HttpHeaders.AUTHORIZATION, "Bearer " + key))
                        .andExpect(status().isNotFound())
                        .andExpect(jsonPath("$.code").value("NOT_FOUND"));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "PATCH", "SEND"})
    void aMethodWithoutARuleIsClosed(String method) {
        chain.service.run(context -> SenderChainContext.chained(context)
                .perform(request(HttpMethod.valueOf(method), "/api/v1/audit")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + ADMIN))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string(HttpHeaders.ALLOW, "GET"))
                .andExpect(jsonPath("$.code").value("METHOD_NOT_ALLOWED")));
    }

    @Test
    void hasTheseFiltersAndNoOther() {
        chain.service.run(context -> {
            assertThat(context.getBean("senderFilterChain", SecurityFilterChain.class)
                            .getFilters())
                    .extracting(Object::getClass)
                    .containsExactly(
                            SecurityContextHolderFilter.class,
                            AuthenticationThrottleFilter.class,
                            KeyAuthenticationFilter.class,
                            ExceptionTranslationFilter.class,
                            AuthorizationFilter.class,
                            RateLimitFilter.class,
                            CatalogMissingFilter.class);
            assertThat(SenderChainContext.chains(context).getFilterChains())
                    .containsExactly(
                            context.getBean("senderFilterChain", SecurityFilterChain.class),
                            context.getBean("otherFilterChain", SecurityFilterChain.class));
        });
    }

    @Test
    void givesAControllerItsSenderAndKeepsNothing() {
        chain.service.run(context -> {
            SenderChainContext.chained(context)
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
        chain.service.run(context -> {
            MockMvc mvc = SenderChainContext.chained(context);
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
            assertThat(chain.audit.read(new AuditRepository.Query(null, null, null, 10)).entries().stream()
                            .filter(AuditEntry.Refused.class::isInstance)
                            .map(AuditEntry.Refused.class::cast)
                            .map(refused -> refused.subject() + " " + refused.code()))
                    .containsExactlyInAnyOrder("no key MISSING_KEY", WARD.credential() + " FORBIDDEN");
        });
    }

    /** Of two requests a minute. */
    @Test
    void limitsComeBehindRights() {
        chain.service.run(context -> {
            MockMvc mvc = SenderChainContext.chained(context);
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
        chain.service.run(context -> {
            MockMvc mvc = SenderChainContext.chained(context);
            mvc.perform(get("/api/v1/exceptions").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                    .andExpect(status().isOk());
            for (int i = 0; i < 2; i++) {
                mvc.perform(get("/api/v1/audit")).andExpect(status().isUnauthorized());
                mvc.perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "Bearer " + GUESS))
                        .andExpect(jsonPath("$.code").value(IngestionProblemCode.UNKNOWN_KEY.name()));
            }
            int before = chain.credentials.lookUps();
            mvc.perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "Bearer " + GUESS))
                    .andExpect(status().isTooManyRequests())
                    .andExpect(jsonPath("$.code").value(IngestionProblemCode.TOO_MANY_FAILURES.name()));
            assertThat(chain.credentials.lookUps()).isEqualTo(before);
            mvc.perform(get("/api/v1/audit")).andExpect(status().isUnauthorized());
            mvc.perform(get("/api/v1/exceptions").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                    .andExpect(status().isOk());
        });
    }

    @Test
    void anOutageIsNoRefusal() {
        chain.service.run(context -> {
            chain.isAway.set(true);
            SenderChainContext.chained(context)
                    .perform(get("/api/v1/audit").header(HttpHeaders.AUTHORIZATION, "Bearer " + WARD.text()))
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().exists(HttpHeaders.RETRY_AFTER))
                    .andExpect(jsonPath("$.code").value(IngestionProblemCode.CREDENTIALS_UNAVAILABLE.name()));

            context.getBean(UsageCounter.class).keep();
            assertThat(chain.audit
                            .read(new AuditRepository.Query(null, null, null, 10))
                            .entries())
                    .isEmpty();
        });
    }
}
