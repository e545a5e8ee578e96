package vn.chitieu.ingestion.authentication;

import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
import org.springframework.security.web.FilterChainProxy;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.audit.InMemoryAuditRepository;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.InMemoryCredentialRepository;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.support.problem.ProblemAutoConfiguration;
import vn.chitieu.support.problem.StatusCodes;
import vn.chitieu.support.problem.StatusProblems;

/**
 * The filter chain of the service with stores in memory, in front of a controller with rules and one without. Its parts
 * have a condition, because other tests start the whole service, whose component scan sees them.
 */
final class SenderChainContext {

    private static final String PARTS = "test.sender-chain";

    static final String ADMIN = "the-first-administrators-key";
    static final ApiKey WARD = new ApiKey("abcdefghij012345", "s".repeat(43));

    final InMemoryCredentialRepository credentials = new InMemoryCredentialRepository();
    final AtomicBoolean isAway = new AtomicBoolean();
    final InMemoryAuditRepository audit = new InMemoryAuditRepository();
    final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withPropertyValues(
                    PARTS + "=true",
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

    SenderChainContext() {
        credentials.add(aCredential(WARD.credential())
                .of("north")
                .provenBy(SecretHash.of(WARD.secret()))
                .in(City.ID)
                .build());
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

    static MockMvc chained(WebApplicationContext context) {
        return MockMvcBuilders.webAppContextSetup(context)
                .addFilters(chains(context))
                .build();
    }

    static FilterChainProxy chains(WebApplicationContext context) {
        return (FilterChainProxy)
                context.getBean("filterChains", FilterRegistrationBean.class).getFilter();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(PARTS)
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
        Catalogs catalogs() {
            return City.catalogs();
        }

        @Bean
        DefaultCity defaultCity(Catalogs catalogs) {
            return new DefaultCity(catalogs, null);
        }

        @Bean
        UsageCounter usageCounter(AuditRepository audit, Clock clock) {
            return new UsageCounter(audit, "p1", City.days(), clock);
        }

        @Bean
        StatusProblems statusProblems() {
            StatusCodes codes = IngestionProblemCode::of;
            return StatusProblems.withCodes(codes);
        }
    }

    /** It has no rule. */
    @RestController
    @ConditionalOnProperty(PARTS)
    static class Added {

        @GetMapping({"/api/v1/added", "/added", "/api/v1/updates/added"})
        String added() {
            return "added";
        }
    }

    /** At addresses that have rules, by any method. */
    @RestController
    @ConditionalOnProperty(PARTS)
    static class Ruled {

        @RequestMapping({"/api/v1/audit", "/api/v1/exceptions"})
        String ruled(Credential sender) {
            return sender.id();
        }
    }
}
