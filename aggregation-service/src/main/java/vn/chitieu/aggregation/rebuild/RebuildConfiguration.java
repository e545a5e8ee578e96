package vn.chitieu.aggregation.rebuild;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.Catalog;

/** The commands {@code rebuild} and {@code reconcile}. */
@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    @ConditionalOnProperty(name = "chitieu.aggregation.command", havingValue = "rebuild")
    RebuildCommand rebuildCommand(
            Supplier<Catalog> inForce,
            UpdateLog log,
            TargetLog targetLog,
            TargetRepository targets,
            FoldResultWriter resultWriter,
            MilestoneRepository milestones,
            HistoryRebuild history,
            List<LogCheck> logs,
            Clock clock,
            AggregationProperties settings) {
        Catalog catalog = inForce.get();
        long idWindow = settings.idWindow();
        return new RebuildCommand(
                catalog,
                new RebuildService(catalog, log, targetLog, targets, resultWriter, milestones, clock, idWindow),
                history,
                new LogPrecheck(logs, console()),
                console());
    }

    @Bean
    HistoryRebuild rebuildHistory(
            Supplier<Catalog> catalog,
            UpdateLog log,
            PageRepository pages,
            LogPositions positions,
            ReceiptRepository receipts,
            RevisionRepository revisions,
            Clock clock,
            AggregationProperties settings) {
        long idWindow = settings.idWindow();
        return new HistoryRebuild(catalog.get(), log, pages, positions, receipts, revisions, clock, idWindow);
    }

    @Bean
    @ConditionalOnProperty(name = "chitieu.aggregation.command", havingValue = "reconcile")
    ReconcileCommand reconcileCommand(
            Supplier<Catalog> inForce,
            UpdateLog log,
            PageRepository pages,
            TargetLog targets,
            MilestoneRepository milestones,
            List<LogCheck> logs,
            Clock clock,
            AggregationProperties settings) {
        Catalog catalog = inForce.get();
        long idWindow = settings.idWindow();
        return new ReconcileCommand(
                catalog,
                new ReconcileService(
                        catalog, log, pages, targets, milestones, clock, idWindow, RebuildConfiguration::pause),
                new LogPrecheck(logs, console()),
                console());
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
