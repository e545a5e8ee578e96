package vn.chitieu.aggregation.rebuild;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.AggregationProperties;
import vn.chitieu.aggregation.fold.FoldResultWriter;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.log.LogCheck;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.target.TargetLog;
import vn.chitieu.aggregation.target.TargetRepositories;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/** The commands {@code rebuild} and {@code reconcile}. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    @ConditionalOnProperty(name = "chitieu.aggregation.command", havingValue = "rebuild")
    RebuildCommand rebuildCommand(
            Catalogs catalogs,
            UpdateLog log,
            TargetLog targetLog,
            TargetRepositories targets,
            FoldResultWriter resultWriter,
            MilestoneRepository milestones,
            Histories histories,
            List<LogCheck> logs,
            Clock clock,
            AggregationProperties settings) {
        long idWindow = settings.idWindow();
        return new RebuildCommand(
                catalogs,
                city -> new RebuildService(
                        city,
                        log,
                        () -> targetLog.all(city.id()),
                        targets.of(city.id()),
                        resultWriter,
                        milestones,
                        clock,
                        idWindow),
                histories::of,
                new LogPrecheck(logs, console()),
                console());
    }

    @Bean
    Histories rebuildHistories(
            Catalogs catalogs,
            UpdateLog log,
            PageRepository pages,
            LogPositions positions,
            ReceiptRepository receipts,
            RevisionRepository revisions,
            Clock clock,
            AggregationProperties settings) {
        long idWindow = settings.idWindow();
        return city -> new HistoryRebuild(city, catalogs, log, pages, positions, receipts, revisions, clock, idWindow);
    }

    @Bean
    @ConditionalOnProperty(name = "chitieu.aggregation.command", havingValue = "reconcile")
    ReconcileCommand reconcileCommand(
            Catalogs catalogs,
            UpdateLog log,
            PageRepository pages,
            TargetLog targets,
            MilestoneRepository milestones,
            List<LogCheck> logs,
            Clock clock,
            AggregationProperties settings) {
        long idWindow = settings.idWindow();
        return new ReconcileCommand(
                catalogs,
                city -> new ReconcileService(
                        city,
                        log,
                        pages,
                        () -> targets.all(city.id()),
                        milestones,
                        clock,
                        idWindow,
                        RebuildConfiguration::pause),
                new LogPrecheck(logs, console()),
                console());
    }

    /** What puts back the history of each city. */
    interface Histories {

        /** Returns what puts back the history of a city. */
        HistoryRebuild of(Catalog city);
    }

    private static PrintStream console() {
        return System.out;
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped between two looks", stopping);
        }
    }
}
