package vn.chitieu.aggregation;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.query.TotalsResponseCache;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.support.security.CurrentViewer;

@Configuration(proxyBeanMethods = false)
class AggregationWebConfiguration {

    private static final String CONTENT =
            "default-src 'self'; form-action 'self'; frame-ancestors 'none';" + " base-uri 'none'; object-src 'none'";

    @Bean
    QueryValidator questions(Supplier<Catalog> catalog, CurrentViewer viewers) {
        return new QueryValidator(catalog, viewers);
    }

    /** Written as every other answer is. */
    @Bean
    TotalsResponseCache writtenTotals(Supplier<Catalog> catalog, JsonMapper json) {
        return new TotalsResponseCache(catalog, json::writeValueAsBytes);
    }

    /** The page loads nothing from anywhere else and may not be framed. */
    @Bean
    FilterRegistrationBean<Filter> securityHeaders() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            HttpServletResponse http = (HttpServletResponse) response;
            http.setHeader("Content-Security-Policy", CONTENT);
            http.setHeader("X-Content-Type-Options", "nosniff");
            http.setHeader("Referrer-Policy", "same-origin");
            chain.doFilter(request, response);
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
