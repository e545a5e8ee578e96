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
import vn.chitieu.aggregation.fold.CatalogLag;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.FoldResultWriter;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.KnownUpdateIds;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.fold.RestoreCheck;
import vn.chitieu.aggregation.history.ConflictQuery;
import vn.chitieu.aggregation.history.LatenessQuery;
import vn.chitieu.aggregation.history.ReceiptQuery;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.log.LogCheck;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.page.PageWriterRegistry;
import vn.chitieu.aggregation.publication.LiveTotals;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.aggregation.publication.QuarterlyTotalMapper;
import vn.chitieu.aggregation.publication.TotalsPublisher;
import vn.chitieu.aggregation.query.CompletenessQuery;
import vn.chitieu.aggregation.query.TotalsQuery;
import vn.chitieu.aggregation.query.TrendsQuery;
import vn.chitieu.aggregation.query.WindowsQuery;
import vn.chitieu.aggregation.reassessment.ReassessmentService;
import vn.chitieu.aggregation.reassessment.TargetService;
import vn.chitieu.aggregation.reassessment.TimeReassessment;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogReloader;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.support.catalog.CatalogProperties;

@Configuration(proxyBeanMethods = false)
class AggregationConfiguration {

    /** How stale an answer about totals may be, so that a popular page is not read for each request. */
    private static final Duration SEEN_BY_READERS = Duration.ofMillis(20);

    @Bean
    JacksonModule vocabularyModule() {
        return EventJson.module();
    }

    @Bean
    CurrentTargets currentTargets(Supplier<Catalog> catalog, TargetRepository targets) {
        return new CurrentTargets(catalog, targets);
    }

    @Bean
    PageCache rememberedPages(
            PageRepository pages,
            MilestoneRepository milestones,
            Supplier<Catalog> catalog,
            AggregationProperties settings) {
        return new PageCache(
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
    FoldResultWriter pageStores(
            CurrentTargets targets,
            PageCache pages,
            PageWriterRegistry writers,
            ReceiptRepository receipts,
            RevisionRepository revisions,
            TotalsPublisher publishedTotals,
            Clock clock,
            @Qualifier("storesBeside") ExecutorService beside,
            MeterRegistry registry) {
        Counter moved = registry.counter("chitieu.totals.moved.after.closing");
        return new FoldResultWriter(
                targets, pages, writers, receipts, revisions, publishedTotals, clock, beside, moved::increment);
    }

    @Bean
    TargetService takeTargets(
            Supplier<Catalog> catalog,
            TargetRepository targets,
            ReassessmentService judgeAnew,
            @Qualifier("targetPositions") LogPositions positions,
            @Qualifier("targetsCheck") LogCheck log,
            RestoreCheck restored) {
        return new TargetService(
                catalog,
                targets,
                pages -> judgeAnew.judge(pages, Revision.Occasion.TARGETS),
                new PartitionTakeover(positions, log::requireWhole, restored.ofTargets()));
    }

    @Bean
    CurrentFold foldInForce(Supplier<Catalog> catalog) {
        return new CurrentFold(catalog);
    }

    /** A service that accepted an update looked at the files at most two looks earlier. */
    @Bean
    CatalogLag catalogPatience(CatalogReloader reload, CatalogProperties settings) {
        return new CatalogLag(reload::look, settings.catalogReload().multipliedBy(2), System::nanoTime);
    }

    @Bean
    KnownUpdateIds knownIds(
            Supplier<Catalog> catalog,
            ReceiptRepository receipts,
            LogPositions positions,
            UpdateLog log,
            AggregationProperties settings) {
        return new KnownUpdateIds(catalog.get().id(), settings.aggregation().idWindow(), receipts, positions, log);
    }

    @Bean
    HealthIndicator idsHealthIndicator(KnownUpdateIds ids) {
        return new UpdateIdsHealthIndicator(ids);
    }

    @Bean
    FoldService foldUpdates(
            CurrentFold fold,
            Supplier<Catalog> catalog,
            FoldResultWriter stores,
            LogPositions positions,
            MilestoneRepository milestones,
            Clock clock,
            CatalogLag patience,
            @Qualifier("updatesCheck") LogCheck log,
            RestoreCheck restored,
            KnownUpdateIds ids) {
        return new FoldService(
                fold,
                stores,
                new PartitionTakeover(positions, log::requireWhole, restored),
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
            PageRepository pages,
            MilestoneRepository milestones,
            Supplier<Catalog> catalog,
            Clock clock,
            @Qualifier("targetsCheck") LogCheck targets) {
        return new RestoreCheck(published, pages, milestones, catalog.get().id(), clock, targets::readAgain);
    }

    @Bean
    ConflictQuery explainConflict(UpdateLog log) {
        return new ConflictQuery(log);
    }

    @Bean
    LatenessQuery tellLate(Supplier<Catalog> catalog, PageRepository pages, UpdateLog log) {
        return new LatenessQuery(catalog, pages, log);
    }

    @Bean
    ReassessmentService judgeAnew(
            CurrentFold fold, FoldResultWriter stores, MilestoneRepository milestones, Clock clock) {
        return new ReassessmentService(fold, stores, milestones, clock);
    }

    @Bean
    TimeReassessment keepTime(
            Supplier<Catalog> catalog,
            CatalogReloader reload,
            ReassessmentService judgeAnew,
            MilestoneRepository milestones,
            Clock clock) {
        return new TimeReassessment(catalog, reload::look, judgeAnew, milestones, clock);
    }

    @Bean
    TotalsQuery readTotals(Supplier<Catalog> catalog, PageCache pages, RevisionRepository revisions) {
        return new TotalsQuery(catalog, pages.within(SEEN_BY_READERS), revisions);
    }

    @Bean
    TrendsQuery readTrends(Supplier<Catalog> catalog, PageRepository pages) {
        return new TrendsQuery(catalog, pages);
    }

    @Bean
    CompletenessQuery readCompleteness(Supplier<Catalog> catalog, PageRepository pages, Clock clock) {
        return new CompletenessQuery(catalog, pages, clock);
    }

    @Bean
    ReceiptQuery readReceipts(ReceiptRepository receipts, LogPositions positions) {
        return new ReceiptQuery(receipts, positions);
    }

    @Bean
    WindowsQuery readWindows(Supplier<Catalog> catalog, PageRepository pages, CurrentTargets targets, Clock clock) {
        return new WindowsQuery(catalog, pages, targets, clock);
    }

    @Bean
    LiveTotals liveTotals() {
        return new LiveTotals();
    }

    @Bean
    QuarterlyTotalMapper quarterlyTotals(Supplier<Catalog> catalog) {
        return new QuarterlyTotalMapper(catalog);
    }
}
