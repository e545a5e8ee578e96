package vn.chitieu.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemAutoConfiguration;
import vn.chitieu.support.problem.ProblemPages;
import vn.chitieu.support.problem.RequestProblem;
import vn.chitieu.support.problem.UnavailableException;

class PagesAutoConfigurationTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

    private final WebApplicationContextRunner without = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ThymeleafAutoConfiguration.class, ProblemAutoConfiguration.class, PagesAutoConfiguration.class))
            .withUserConfiguration(Service.class);

    private final WebApplicationContextRunner service =
            without.withBean(PageSite.class, () -> new PageSite("Thử", "icon.svg", "api.html"));

    @Test
    void servesTheFilesOfTheShellUnderATag() {
        service.run(context -> {
            for (String file : new String[] {"/shell/shell.css", "/shell/icon.svg"}) {
                MockHttpServletResponse answer = get(context, file, "*/*");
                assertThat(answer.getStatus()).as(file).isEqualTo(200);
                assertThat(answer.getHeader("ETag")).matches("W/\"[0-9a-f]{32}\"");
                assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-cache");
            }
        });
    }

    @Test
    void aBrowserIsShownAPageAndEveryOtherClientTheProblem() {
        service.run(context -> {
            MockHttpServletResponse page = get(context, "/nothing", BROWSER);
            assertThat(page.getStatus()).isEqualTo(404);
            assertThat(page.getContentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.getContentAsString())
                    .contains("Không có trang này", "There is no such page", "NOT_FOUND")
                    .contains("href=\"api.html\"", "Thành phố Thanh Hóa");
            for (String accept : new String[] {"*/*", "application/json", "image/*"}) {
                MockHttpServletResponse problem = get(context, "/nothing", accept);
                assertThat(problem.getStatus()).isEqualTo(404);
                assertThat(problem.getContentType()).isEqualTo("application/problem+json");
                assertThat(problem.getHeader("Vary")).isEqualTo("Accept-Language");
            }
            assertThat(get(context, "/api/nothing", BROWSER).getContentType()).isEqualTo("application/problem+json");
        });
    }

    @Test
    void aFaultIsAPageWithTheHeadersOfTheProblemAndNothingOfTheInside() {
        service.run(context -> {
            MockHttpServletResponse away = get(context, "/away", BROWSER);
            assertThat(away.getStatus()).isEqualTo(503);
            assertThat(away.getHeader("Retry-After")).isEqualTo("5");
            assertThat(away.getContentAsString()).contains("tạm thời chưa trả lời được", "TOO_BUSY");
            MockHttpServletResponse failed = get(context, "/failed", BROWSER);
            assertThat(failed.getStatus()).isEqualTo(500);
            assertThat(failed.getContentAsString()).contains("INTERNAL_ERROR").doesNotContain("secret");
            MockHttpServletResponse error = get(context, "/error", BROWSER);
            assertThat(error.getStatus()).isEqualTo(404);
            assertThat(error.getContentAsString()).contains("<html lang=\"vi\">");
        });
    }

    @Test
    void isNotThereForAServiceWithoutPages() {
        without.run(context -> {
            assertThat(context).doesNotHaveBean(PageShell.class).doesNotHaveBean(ProblemPages.class);
            assertThat(get(context, "/nothing", BROWSER).getContentType()).isEqualTo("application/problem+json");
        });
    }

    private static MockHttpServletResponse get(WebApplicationContext context, String address, String accept)
            throws Exception {
        return MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(MockMvcRequestBuilders.get(address).header("Accept", accept))
                .andReturn()
                .getResponse();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Service {

        @Bean
        Catalogs catalogs() throws Exception {
            return Catalogs.of(CatalogLoader.read(Path.of("../catalog/thanh-hoa")));
        }

        @Bean
        DefaultCity defaultCity(Catalogs catalogs) {
            return new DefaultCity(catalogs, null);
        }

        @Bean
        CallerCities callerCities(Catalogs catalogs, DefaultCity defaultCity) {
            return new CallerCities(catalogs, defaultCity);
        }

        @Bean
        RequestCatalog requestCatalog(Catalogs catalogs, DefaultCity defaultCity) {
            return new RequestCatalog(catalogs, defaultCity);
        }

        @Bean
        Failing failing() {
            return new Failing();
        }
    }

    @RestController
    static class Failing {

        @GetMapping("/away")
        String away() {
            throw new UnavailableException(
                    RequestProblem.TOO_BUSY, "expected an answer, got none", new IllegalStateException("secret"));
        }

        @GetMapping("/failed")
        String failed() {
            throw new IllegalStateException("secret");
        }
    }
}
