package vn.chitieu.aggregation;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import vn.chitieu.aggregation.application.FoldUpdates;
import vn.chitieu.aggregation.application.LiveTotals;
import vn.chitieu.aggregation.application.ReadTotals;
import vn.chitieu.aggregation.contracts.QuarterlyTotals;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.EventJson;

@Configuration(proxyBeanMethods = false)
class AggregationConfiguration {

    @Bean
    Clock clock(AggregationSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clock().offset());
    }

    @Bean
    JacksonModule vocabularyModule() {
        return EventJson.module();
    }

    @Bean
    FoldUpdates foldUpdates(
            Supplier<Catalog> catalog,
            Pages pages,
            Receipts receipts,
            Revisions revisions,
            Positions positions,
            PublishedTotals publishedTotals,
            Clock clock) {
        return new FoldUpdates(catalog, pages, receipts, revisions, positions, publishedTotals, clock);
    }

    @Bean
    ReadTotals readTotals(Supplier<Catalog> catalog, Pages pages, Revisions revisions) {
        return new ReadTotals(catalog, pages, revisions);
    }

    @Bean
    LiveTotals liveTotals() {
        return new LiveTotals();
    }

    @Bean
    QuarterlyTotals quarterlyTotals(Supplier<Catalog> catalog) {
        return new QuarterlyTotals(catalog);
    }
}
