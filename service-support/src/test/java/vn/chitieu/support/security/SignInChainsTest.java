package vn.chitieu.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.client.MongoDatabase;
import jakarta.servlet.Filter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.request.Transport;
import vn.chitieu.support.testing.PageShells;
import vn.chitieu.support.testing.TestDatabase;
import vn.chitieu.support.web.PageShell;
import vn.chitieu.support.web.PageSite;

/** The filter chains beside what Spring Boot configures by itself, in a service with rules of its own. */
class SignInChainsTest {

    private static final String KEY = "ct_aaaabbbbccccdddd_" + "s".repeat(43);

    private final WebApplicationContextRunner boot = new WebApplicationContextRunner()
            .withPropertyValues("server.servlet.session.cookie.name=EXAMPLE-SESSION")
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(Transport.class, () -> new Transport(false))
            .withConfiguration(AutoConfigurations.of(
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    UserDetailsServiceAutoConfiguration.class,
                    ManagementWebSecurityAutoConfiguration.class,
                    OAuth2ClientAutoConfiguration.class,
                    OAuth2ClientWebSecurityAutoConfiguration.class,
                    DispatcherServletAutoConfiguration.class,
                    WebMvcAutoConfiguration.class,
                    SignInAutoConfiguration.class));

    private final WebApplicationContextRunner service = boot.withUserConfiguration(Service.class);

    @Test
    void areTheOnlyOnesAndThereIsNoUserOfSpringBoot() {
        String user = "spring.security.user.";
        service.withPropertyValues(user + "name=user", user + "password=secret").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeanNamesForType(SecurityFilterChain.class))
                    .containsExactlyInAnyOrder("keyFilterChain", "sessionFilterChain");
            assertThat(context.getBeansOfType(UserDetailsService.class)).hasSize(1);
            assertThatThrownBy(() -> context.getBean(UserDetailsService.class).loadUserByUsername("user"))
                    .isInstanceOf(UsernameNotFoundException.class);
        });
    }

    @Test
    void areNotThereWithoutAccessRules() {
        boot.run(context -> assertThat(context)
                .hasSingleBean(SignInCookies.class)
                .doesNotHaveBean(SignInFilterChain.class)
                .doesNotHaveBean(SignInController.class)
                .doesNotHaveBean(SignInProperties.class));
    }

    @Test
    void askTheRulesOfTheServiceForAKey() {
        service.run(with(mvc -> {
            mvc.perform(get("/figures").header(HttpHeaders.AUTHORIZATION, "Bearer " + KEY))
                    .andExpect(status().isOk())
                    .andExpect(header().doesNotExist(HttpHeaders.SET_COOKIE))
                    .andExpect(header().string("X-Example", "yes"));
            mvc.perform(post("/figures").header(HttpHeaders.AUTHORIZATION, "Bearer " + KEY))
                    .andExpect(status().isForbidden());
            mvc.perform(get("/figures").header(HttpHeaders.AUTHORIZATION, "Bearer x"))
                    .andExpect(status().isUnauthorized());
            mvc.perform(get("/figures")
                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + KEY)
                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + KEY))
                    .andExpect(status().isUnauthorized());
        }));
    }

    @Test
    void askTheRulesOfTheServiceForPeople() {
        service.run(with(mvc -> {
            mvc.perform(get("/figures"))
                    .andExpect(status().isUnauthorized())
                    .andExpect(header().string("X-Example", "yes"));
            mvc.perform(post("/figures")).andExpect(status().isForbidden());
            mvc.perform(post("/link")).andExpect(status().isOk());
            mvc.perform(get("/login")).andExpect(status().isOk());
        }));
    }

    @Test
    void doNotStartWithPeopleWhereNoPasswordIsTaken() {
        String person = "chitieu.example.sign-in.people[0].";
        service.withPropertyValues(person + "name=staff", person + "role=STAFF")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage(
                                "expected no chitieu.example.sign-in.people, since people sign in with a password at"
                                        + " the ingestion service alone (chitieu.ingestion.sign-in.people,"
                                        + " chitieu.identity.issuer), got 1"));
    }

    private static ContextConsumer<AssertableWebApplicationContext> with(Check check) {
        return context -> check.with(MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build());
    }

    private interface Check {
        void with(MockMvc mvc) throws Exception;
    }

    private static final class Rules implements AccessRules {
        @Override
        public void authorize(
                AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
            requests.requestMatchers(SignInPage.PATH, "/link")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET)
                    .hasRole(Role.READER.name())
                    .anyRequest()
                    .denyAll();
        }

        @Override
        public List<String> withoutCsrfToken() {
            return List.of("/link");
        }

        @Override
        public void headers(HeadersConfigurer<HttpSecurity> headers) {
            headers.addHeaderWriter((request, response) -> response.setHeader("X-Example", "yes"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Service {

        @Bean
        AccessRules accessRules() {
            return new Rules();
        }

        @Bean
        SignInSite signInSite() {
            return new SignInSite("chitieu.example.sign-in", "a reader", false);
        }

        @Bean
        MongoDatabase database() {
            return TestDatabase.fresh();
        }

        @Bean
        PageShell pageShell(Supplier<Catalog> catalog) {
            return PageShells.of(new PageSite("Ví dụ", "icon.svg", ""), catalog);
        }

        @Bean
        KeyRegistry keys() {
            return new KeyRegistry(
                    List.of(new KeyRegistry.Key(KeyHash.of(KEY), Viewer.of("portal", Role.READER, Set.of()))));
        }

        @Bean
        Catalogs catalogs() throws Exception {
            return Catalogs.of(CatalogLoader.read(Path.of("../catalog/thanh-hoa")));
        }

        @Bean
        DefaultCity defaultCity(Catalogs catalogs) {
            return new DefaultCity(catalogs, null);
        }

        @Bean
        RequestCatalog requestCatalog(Catalogs catalogs, DefaultCity defaultCity) {
            return new RequestCatalog(catalogs, defaultCity);
        }

        @Bean
        Figures figures() {
            return new Figures();
        }
    }

    @RestController
    static class Figures {
        @GetMapping("/figures")
        String figures() {
            return "1";
        }

        @PostMapping({"/figures", "/link"})
        String taken() {
            return "2";
        }
    }
}
