package vn.chitieu.notification;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.support.web.ApiPage;
import vn.chitieu.support.web.PageSite;
import vn.chitieu.support.web.ProductAddresses;
import vn.chitieu.support.web.Section;
import vn.chitieu.support.web.StaticResourceVersions;

/**
 * Serves the style sheets, scripts and pictures of the pages, the page of the API, and what the shell shows of this
 * service and links to.
 */
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
    ProductAddresses productAddresses(
            OutboxProperties settings, @Value("${chitieu.identity.issuer:#{null}}") @Nullable URI ingestion) {
        return ProductAddresses.alone(Section.Service.NOTIFICATION)
                .with(Section.Service.AGGREGATION, settings.dashboardUrl())
                .with(Section.Service.INGESTION, ingestion);
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
