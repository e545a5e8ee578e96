package vn.chitieu.notification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.chitieu.support.web.ApiPage;
import vn.chitieu.support.web.PageSite;
import vn.chitieu.support.web.StaticResourceVersions;

/** Serves the style sheets, scripts and pictures of the pages, the page of the API, and what the shell shows. */
@Configuration(proxyBeanMethods = false)
class PageFiles {

    static final String PATH = "/pages/";

    @Bean
    ApiPage apiPage() {
        return new ApiPage("notification", PATH + "api.html", PATH + "js/description.js");
    }

    @Bean
    PageSite pageSite() {
        return new PageSite("Cảnh báo chỉ tiêu", "pages/favicon.svg", "");
    }

    @Bean
    WebMvcConfigurer pageResources(StaticResourceVersions versions) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                versions.serve(registry, "classpath:/static/pages/", PATH + "**");
            }
        };
    }
}
