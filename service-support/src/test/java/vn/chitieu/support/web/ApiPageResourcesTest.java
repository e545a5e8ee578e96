package vn.chitieu.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class ApiPageResourcesTest {

    private static final ApiPage PAGE = new ApiPage("tests", "/pages/api.html", "/pages/js/description.js");

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PagesAutoConfiguration.class))
            .withUserConfiguration(Mvc.class);

    @Test
    void servesThePageOfTheServiceAtItsAddress() {
        runner.withBean(ApiPage.class, () -> PAGE).run(context -> {
            MockHttpServletResponse page = get(context, PAGE.address(), "");
            assertThat(page.getStatus()).isEqualTo(200);
            assertThat(page.getContentType()).isEqualTo("text/html");
            assertThat(page.getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-cache");
            assertThat(page.getHeader("Content-Security-Policy")).startsWith("default-src 'self';");
            assertThat(page.getHeader("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.getContentAsString())
                    .contains("<title>Chitieu tests: HTTP API</title>")
                    .contains("<script src=\"/pages/js/description.js\" defer></script>")
                    .doesNotContain("{");

            MockHttpServletResponse script = get(context, PAGE.script(), "");
            assertThat(script.getStatus()).isEqualTo(200);
            assertThat(script.getContentType()).isEqualTo("text/javascript");
            assertThat(script.getContentAsString()).contains("/v3/api-docs");
        });
    }

    @Test
    void sendsAFileOnceWhileItIsTheSame() {
        runner.withBean(ApiPage.class, () -> PAGE).run(context -> {
            MockHttpServletResponse page = get(context, PAGE.address(), "");
            String tag = page.getHeader(HttpHeaders.ETAG);
            assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
            assertThat(page.getHeader(HttpHeaders.LAST_MODIFIED)).isNull();
            assertThat(get(context, PAGE.address(), tag).getStatus()).isEqualTo(304);
            assertThat(get(context, PAGE.script(), "").getHeader(HttpHeaders.ETAG))
                    .isNotEqualTo(tag);
        });
    }

    @Test
    void isNotThereForAServiceWithoutAPage() {
        runner.run(context -> assertThat(context).doesNotHaveBean(ApiPageResources.class));
    }

    @Test
    void backsOffForTheVersionsOfTheService() {
        StaticResourceVersions own = new StaticResourceVersions();
        runner.withBean(ApiPage.class, () -> PAGE)
                .withBean(StaticResourceVersions.class, () -> own)
                .run(context -> assertThat(context)
                        .getBean(StaticResourceVersions.class)
                        .isSameAs(own));
    }

    private static MockHttpServletResponse get(WebApplicationContext context, String address, String tag)
            throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context).build();
        return mvc.perform(MockMvcRequestBuilders.get(address).header(HttpHeaders.IF_NONE_MATCH, tag))
                .andReturn()
                .getResponse();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Mvc {}
}
