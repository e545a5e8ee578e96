package vn.chitieu.aggregation;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.fold.PageStores;
import vn.chitieu.aggregation.history.Receipts;
import vn.chitieu.aggregation.history.Revisions;
import vn.chitieu.aggregation.log.LogCheck;
import vn.chitieu.aggregation.log.Positions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.page.Milestones;
import vn.chitieu.aggregation.page.Pages;
import vn.chitieu.aggregation.rebuild.LogQuestion;
import vn.chitieu.aggregation.rebuild.Rebuild;
import vn.chitieu.aggregation.rebuild.RebuildCommand;
import vn.chitieu.aggregation.rebuild.RebuildHistory;
import vn.chitieu.aggregation.rebuild.Reconcile;
import vn.chitieu.aggregation.rebuild.ReconcileCommand;
import vn.chitieu.aggregation.target.TargetLog;
import vn.chitieu.aggregation.target.Targets;
import vn.chitieu.catalog.Catalog;

@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

    @Bean
    @ConditionalOnProperty(name = "chitieu.aggregation.command", havingValue = "rebuild")
    RebuildCommand rebuildCommand(
            Supplier<Catalog> inForce,
            UpdateLog log,
            TargetLog targetLog,
            Targets targets,
            PageStores stores,
            Milestones milestones,
            RebuildHistory history,
            List<LogCheck> logs,
            Clock clock,
            AggregationSettings settings) {
        Catalog catalog = inForce.get();
        long idWindow = settings.aggregation().idWindow();
        return new RebuildCommand(
                catalog,
                new Rebuild(catalog, log, targetLog, targets, stores, milestones, clock, idWindow),
                history,
                new LogQuestion(logs, console()),
                console());
    }

    @Bean
    RebuildHistory rebuildHistory(
            Supplier<Catalog> catalog,
            UpdateLog log,
            Pages pages,
            Positions positions,
            Receipts receipts,
            Revisions revisions,
            Clock clock,
            AggregationSettings settings) {
        long idWindow = settings.aggregation().idWindow();
        return new RebuildHistory(catalog.get(), log, pages, positions, receipts, revisions, clock, idWindow);
    }

    @Bean
    @ConditionalOnProperty(name = "chitieu.aggregation.command", havingValue = "reconcile")
    ReconcileCommand reconcileCommand(
            Supplier<Catalog> inForce,
            UpdateLog log,
            Pages pages,
            TargetLog targets,
            Milestones milestones,
            List<LogCheck> logs,
            Clock clock,
            AggregationSettings settings) {
        Catalog catalog = inForce.get();
        long idWindow = settings.aggregation().idWindow();
        return new ReconcileCommand(
                catalog,
                new Reconcile(catalog, log, pages, targets, milestones, clock, idWindow, CommandConfiguration::pause),
                new LogQuestion(logs, console()),
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
