package vn.chitieu.support.web;

import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.support.problem.ProblemPages;

/** Renders and serves the pages of a service that has a {@link PageSite}, those of its errors included. */
@AutoConfiguration(after = ThymeleafAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(PageSite.class)
public class PageShellAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StaticResourceVersions staticResourceVersions() {
        return new StaticResourceVersions();
    }

    @Bean
    @ConditionalOnMissingBean
    PageShell pageShell(ISpringTemplateEngine engine, PageSite site, Supplier<Catalog> catalog) {
        return new PageShell(engine, site, catalog);
    }

    @Bean
    @ConditionalOnMissingBean
    ProblemPages problemPages(PageShell shell) {
        return new ErrorPages(shell);
    }

    @Bean
    WebMvcConfigurer shellFiles(StaticResourceVersions versions) {
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                versions.serve(registry, "classpath:/shell/", PageShell.FILES);
            }
        };
    }
}
