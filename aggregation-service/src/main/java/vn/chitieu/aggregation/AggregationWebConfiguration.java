package vn.chitieu.aggregation;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.log.LogUnavailableException;
import vn.chitieu.aggregation.query.TotalsResponseCache;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.support.mongo.MongoDatabaseOutage;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.web.PageHeaders;

@Configuration(proxyBeanMethods = false)
class AggregationWebConfiguration {

    @Bean
    QueryValidator questions(Supplier<Catalog> catalog, CurrentViewer viewers) {
        return new QueryValidator(catalog, viewers);
    }

    /** What frameworks and drivers throw for which there is a code. */
    @Bean
    KnownFaults knownFaults() {
        return KnownFaults.NONE
                .refused(
                        InvalidParameterException.class::isInstance,
                        AggregationProblemCode.BAD_PARAMETER,
                        "expected query parameters in percent-encoded UTF-8, got others")
                .away(
                        LogUnavailableException.class::isInstance,
                        AggregationProblemCode.LOG_UNAVAILABLE,
                        "The log of updates does not answer at present; ask again.",
                        "the log is away")
                .away(
                        MongoDatabaseOutage::isOutage,
                        AggregationProblemCode.DATABASE_UNAVAILABLE,
                        "The database does not answer at present; ask again.",
                        "the database is away");
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
            PageHeaders.OWN_SCRIPTS.set((HttpServletResponse) response);
            chain.doFilter(request, response);
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
