package vn.chitieu.aggregation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JacksonModule;
import vn.chitieu.aggregation.fold.CatalogPatience;
import vn.chitieu.aggregation.fold.FoldInForce;
import vn.chitieu.aggregation.fold.FoldUpdates;
import vn.chitieu.aggregation.fold.KnownIds;
import vn.chitieu.aggregation.fold.PageStores;
import vn.chitieu.aggregation.fold.RestoreCheck;
import vn.chitieu.aggregation.fold.TakeOver;
import vn.chitieu.aggregation.history.ExplainConflict;
import vn.chitieu.aggregation.history.ReadReceipts;
import vn.chitieu.aggregation.history.Receipts;
import vn.chitieu.aggregation.history.Revisions;
import vn.chitieu.aggregation.history.TellLate;
import vn.chitieu.aggregation.log.LogCheck;
import vn.chitieu.aggregation.log.Positions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.Milestones;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.page.PageWriters;
import vn.chitieu.aggregation.page.Pages;
import vn.chitieu.aggregation.page.RememberedPages;
import vn.chitieu.aggregation.publication.LiveTotals;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.aggregation.publication.PublishedTotals;
import vn.chitieu.aggregation.publication.QuarterlyTotals;
import vn.chitieu.aggregation.query.ReadCompleteness;
import vn.chitieu.aggregation.query.ReadTotals;
import vn.chitieu.aggregation.query.ReadTrends;
import vn.chitieu.aggregation.query.ReadWindows;
import vn.chitieu.aggregation.reassessment.JudgeAnew;
import vn.chitieu.aggregation.reassessment.KeepTime;
import vn.chitieu.aggregation.reassessment.TakeTargets;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.aggregation.target.Targets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogReload;
import vn.chitieu.contracts.codec.EventJson;

@Configuration(proxyBeanMethods = false)
class AggregationConfiguration {

    /** How old an answer about totals may be, so that a page that everybody looks at is not read for each of them. */
    private static final Duration SEEN_BY_READERS = Duration.ofMillis(20);

    @Bean
    Clock clock(AggregationSettings settings) {
        return Clock.offset(Clock.systemUTC(), settings.clock().offset());
    }

    @Bean
    JacksonModule vocabularyModule() {
        return EventJson.module();
    }

    @Bean
    CurrentTargets currentTargets(Supplier<Catalog> catalog, Targets targets) {
        return new CurrentTargets(catalog, targets);
    }

    @Bean
    RememberedPages rememberedPages(
            Pages pages, Milestones milestones, Supplier<Catalog> catalog, AggregationSettings settings) {
        return new RememberedPages(
                pages,
                settings.aggregation().rememberedPages(),
                System::nanoTime,
                () -> milestones.find(catalog.get().id()).revisionFloor());
    }

    /** Writes revisions while receipts are written: one thread for each that folds or judges is more than enough. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService storesBeside() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "stores-beside");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    PageStores pageStores(
            CurrentTargets targets,
            RememberedPages pages,
            PageWriters writers,
            Receipts receipts,
            Revisions revisions,
            PublishedTotals publishedTotals,
            Clock clock,
            @Qualifier("storesBeside") ExecutorService beside,
            MeterRegistry registry) {
        Counter moved = registry.counter("chitieu.totals.moved.after.closing");
        return new PageStores(
                targets, pages, writers, receipts, revisions, publishedTotals, clock, beside, moved::increment);
    }

    @Bean
    TakeTargets takeTargets(
            Supplier<Catalog> catalog,
            Targets targets,
            JudgeAnew judgeAnew,
            @Qualifier("targetPositions") Positions positions,
            @Qualifier("targetsCheck") LogCheck log,
            RestoreCheck restored) {
        return new TakeTargets(
                catalog,
                targets,
                pages -> judgeAnew.judge(pages, Revision.Occasion.TARGETS),
                new TakeOver(positions, log::requireWhole, restored.ofTargets()));
    }

    @Bean
    FoldInForce foldInForce(Supplier<Catalog> catalog) {
        return new FoldInForce(catalog);
    }

    /** Whoever accepted an update has looked at the files at most two looks before us. */
    @Bean
    CatalogPatience catalogPatience(CatalogReload reload, AggregationSettings settings) {
        return new CatalogPatience(reload::look, settings.catalogReload().multipliedBy(2), System::nanoTime);
    }

    @Bean
    KnownIds knownIds(
            Supplier<Catalog> catalog,
            Receipts receipts,
            Positions positions,
            UpdateLog log,
            AggregationSettings settings) {
        return new KnownIds(catalog.get().id(), settings.aggregation().idWindow(), receipts, positions, log);
    }

    @Bean
    HealthIndicator idsHealthIndicator(KnownIds ids) {
        return new IdsHealthIndicator(ids);
    }

    @Bean
    FoldUpdates foldUpdates(
            FoldInForce fold,
            Supplier<Catalog> catalog,
            PageStores stores,
            Positions positions,
            Milestones milestones,
            Clock clock,
            CatalogPatience patience,
            @Qualifier("updatesCheck") LogCheck log,
            RestoreCheck restored,
            KnownIds ids) {
        return new FoldUpdates(
                fold,
                stores,
                new TakeOver(positions, log::requireWhole, restored),
                milestones,
                catalog.get().id(),
                clock,
                patience,
                ids,
                PageSize.OF_A_DOCUMENT);
    }

    @Bean
    RestoreCheck restoreCheck(
            PublishedRevisions published,
            Pages pages,
            Milestones milestones,
            Supplier<Catalog> catalog,
            Clock clock,
            @Qualifier("targetsCheck") LogCheck targets) {
        return new RestoreCheck(published, pages, milestones, catalog.get().id(), clock, targets::readAgain);
    }

    @Bean
    ExplainConflict explainConflict(UpdateLog log) {
        return new ExplainConflict(log);
    }

    @Bean
    TellLate tellLate(Supplier<Catalog> catalog, Pages pages, UpdateLog log) {
        return new TellLate(catalog, pages, log);
    }

    @Bean
    JudgeAnew judgeAnew(FoldInForce fold, PageStores stores, Milestones milestones, Clock clock) {
        return new JudgeAnew(fold, stores, milestones, clock);
    }

    @Bean
    KeepTime keepTime(
            Supplier<Catalog> catalog, CatalogReload reload, JudgeAnew judgeAnew, Milestones milestones, Clock clock) {
        return new KeepTime(catalog, reload::look, judgeAnew, milestones, clock);
    }

    @Bean
    ReadTotals readTotals(Supplier<Catalog> catalog, RememberedPages pages, Revisions revisions) {
        return new ReadTotals(catalog, pages.within(SEEN_BY_READERS), revisions);
    }

    @Bean
    ReadTrends readTrends(Supplier<Catalog> catalog, Pages pages) {
        return new ReadTrends(catalog, pages);
    }

    @Bean
    ReadCompleteness readCompleteness(Supplier<Catalog> catalog, Pages pages, Clock clock) {
        return new ReadCompleteness(catalog, pages, clock);
    }

    @Bean
    ReadReceipts readReceipts(Receipts receipts, Positions positions) {
        return new ReadReceipts(receipts, positions);
    }

    @Bean
    ReadWindows readWindows(Supplier<Catalog> catalog, Pages pages, CurrentTargets targets, Clock clock) {
        return new ReadWindows(catalog, pages, targets, clock);
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
