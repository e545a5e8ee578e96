package vn.chitieu.ingestion;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.support.web.ApiPage;
import vn.chitieu.support.web.PageSite;

/** The page on which a person reads what {@code /v3/api-docs} says, open as that is. */
@Configuration(proxyBeanMethods = false)
class ApiPageConfiguration {

    @Bean
    ApiPage apiPage() {
        return new ApiPage("ingestion", "/api.html", "/api.js");
    }

    /** No page but that of the API and those of errors. */
    @Bean
    PageSite pageSite() {
        return new PageSite("Tiếp nhận số liệu chỉ tiêu", "shell/icon.svg", "api.html");
    }
}
