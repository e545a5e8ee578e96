package vn.chitieu.ingestion;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.support.web.ApiPage;

/** The page on which a person reads what {@code /v3/api-docs} says, open as that is. */
@Configuration(proxyBeanMethods = false)
class ApiPageConfiguration {

    @Bean
    ApiPage apiPage() {
        return new ApiPage("ingestion", "/api.html", "/api.js");
    }
}
