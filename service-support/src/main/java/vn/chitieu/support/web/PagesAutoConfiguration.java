package vn.chitieu.support.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemPages;

/** The pages that services have in common: those of a {@link PageSite}, and the {@link ApiPage}. */
@AutoConfiguration(after = ThymeleafAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class PagesAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StaticResourceVersions staticResourceVersions() {
        return new StaticResourceVersions();
    }

    /** Serves the page of the API of a service, and the libraries of its pages. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(ApiPage.class)
    static class OfTheApi {

        @Bean
        WebMvcConfigurer apiPageResources(ApiPage page, StaticResourceVersions versions) {
            return new ApiPageResources(page, versions);
        }
    }

    /** Renders and serves the pages of a service, those of its errors included. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(PageSite.class)
    static class OfTheShell {

        @Bean
        @ConditionalOnMissingBean
        PageShell pageShell(
                ISpringTemplateEngine engine,
                PageSite site,
                RequestCatalog catalog,
                CallerCities cities,
                ObjectProvider<ProductAddresses> addresses,
                ObjectProvider<PageVisitor.Current> visitors) {
            ShellHeader header = new ShellHeader(
                    addresses.getIfAvailable(() -> ProductAddresses.alone(Section.Service.INGESTION)),
                    visitors.getIfAvailable(() -> PageVisitor.Current.NONE));
            return new PageShell(engine, site, catalog::find, cities::choices, header);
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

                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(new ColorSchemeSwitch());
                }
            };
        }
    }
}
