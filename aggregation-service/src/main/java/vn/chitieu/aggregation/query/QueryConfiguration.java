package vn.chitieu.aggregation.query;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.catalog.Catalog;

/** How fresh answers about totals are, and how they are kept as JSON. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

    /** How stale an answer about totals may be, so that a popular page is not read for each request. */
    private static final Duration SEEN_BY_READERS = Duration.ofMillis(20);

    @Bean
    TotalsQuery totalsQuery(Supplier<Catalog> catalog, PageCache pages, RevisionRepository revisions) {
        return new TotalsQuery(catalog, pages.within(SEEN_BY_READERS), revisions);
    }

    /** Written as every other answer is. */
    @Bean
    TotalsResponseCache totalsResponseCache(JsonMapper json) {
        return new TotalsResponseCache(json::writeValueAsBytes);
    }
}
