package vn.chitieu.aggregation;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.chitieu.support.web.ApiPage;
import vn.chitieu.support.web.PageSite;
import vn.chitieu.support.web.ProductAddresses;
import vn.chitieu.support.web.Section;
import vn.chitieu.support.web.StaticResourceVersions;

/** Serves the files of the dashboard, the page of the API, and what the shell shows of this service and links to. */
@Configuration(proxyBeanMethods = false)
class StaticFiles {

    @Bean
    ApiPage apiPage() {
        return new ApiPage("aggregation", "/api.html", "/js/api.js");
    }

    @Bean
    PageSite pageSite() {
        return new PageSite("Chỉ tiêu kinh tế - xã hội", "favicon.svg", "");
    }

    @Bean
    ProductAddresses productAddresses(
            AggregationProperties settings, @Value("${chitieu.identity.issuer:#{null}}") @Nullable URI ingestion) {
        return ProductAddresses.alone(Section.Service.AGGREGATION)
                .with(Section.Service.NOTIFICATION, settings.alertsUrl())
                .with(Section.Service.INGESTION, ingestion);
    }

    @Bean
    WebMvcConfigurer dashboardFiles(StaticResourceVersions versions) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                versions.serve(registry, "classpath:/static/", "/**");
            }
        };
    }
}
