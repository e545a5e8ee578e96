package vn.chitieu.aggregation;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import vn.chitieu.aggregation.application.CurrentTargets;
import vn.chitieu.aggregation.application.FoldUpdates;
import vn.chitieu.aggregation.application.JudgePages;
import vn.chitieu.aggregation.application.LiveTotals;
import vn.chitieu.aggregation.application.ReadTotals;
import vn.chitieu.aggregation.application.TakeTargets;
import vn.chitieu.aggregation.contracts.QuarterlyTotals;
import vn.chitieu.aggregation.domain.Fold;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.aggregation.domain.Targets;
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
    CurrentTargets currentTargets(Catalog catalog, Targets targets) {
        return new CurrentTargets(() -> catalog, targets);
    }

    @Bean
    JudgePages judgePages() {
        return pages -> {};
    }

    @Bean
    TakeTargets takeTargets(
            Catalog catalog,
            Targets targets,
            Pages pages,
            JudgePages judgePages,
            @Qualifier("targetPositions") Positions positions) {
        return new TakeTargets(catalog.id(), targets, pages, judgePages, positions);
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
    LiveTotals liveTotals() {
        return new LiveTotals();
    }

    @Bean
    QuarterlyTotals quarterlyTotals(Catalog catalog) {
        return new QuarterlyTotals(catalog);
    }
}
