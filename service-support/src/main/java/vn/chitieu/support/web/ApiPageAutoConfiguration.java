package vn.chitieu.support.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the {@link ApiPage} of a service, and the libraries of its pages. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(ApiPage.class)
public class ApiPageAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StaticResourceVersions staticResourceVersions() {
        return new StaticResourceVersions();
    }

    @Bean
    WebMvcConfigurer apiPageResources(ApiPage page, StaticResourceVersions versions) {
        return new ApiPageResources(page, versions);
    }
}
