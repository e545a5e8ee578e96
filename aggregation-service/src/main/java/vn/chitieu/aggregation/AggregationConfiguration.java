package vn.chitieu.aggregation;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import vn.chitieu.aggregation.application.FoldUpdates;
import vn.chitieu.aggregation.application.LiveTotals;
import vn.chitieu.aggregation.application.ReadCompleteness;
import vn.chitieu.aggregation.application.ReadTotals;
import vn.chitieu.aggregation.application.ReadTrends;
import vn.chitieu.aggregation.contracts.QuarterlyTotals;
import vn.chitieu.aggregation.domain.Fold;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogFiles;
import vn.chitieu.catalog.files.InvalidCatalogException;
import vn.chitieu.contracts.EventJson;

@Configuration(proxyBeanMethods = false)
class AggregationConfiguration {

    @Bean
    Clock clock(AggregationSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clock().offset());
    }

    @Bean
    Catalog catalog(AggregationSettings settings) throws InvalidCatalogException {
        return CatalogFiles.read(Path.of(settings.catalog()));
    }

    @Bean
    JacksonModule vocabularyModule() {
        return EventJson.module();
    }

    @Bean
    FoldUpdates foldUpdates(
            Catalog catalog,
            Pages pages,
            Receipts receipts,
            Revisions revisions,
            Positions positions,
            PublishedTotals publishedTotals,
            Clock clock) {
        return new FoldUpdates(new Fold(catalog), pages, receipts, revisions, positions, publishedTotals, clock);
    }

    @Bean
    ReadTotals readTotals(Catalog catalog, Pages pages, Revisions revisions) {
        return new ReadTotals(catalog, pages, revisions);
    }

    @Bean
    ReadTrends readTrends(Catalog catalog, Pages pages) {
        return new ReadTrends(catalog, pages);
    }

    @Bean
    ReadCompleteness readCompleteness(Catalog catalog, Pages pages, Clock clock) {
        return new ReadCompleteness(catalog, pages, clock);
    }

    @Bean
    LiveTotals liveTotals() {
        return new LiveTotals();
    }

    @Bean
    QuarterlyTotals quarterlyTotals(Catalog catalog) {
        return new QuarterlyTotals(catalog);
    }
}
