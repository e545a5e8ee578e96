package vn.chitieu.aggregation.commands;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.aggregation.AggregationSettings;
import vn.chitieu.aggregation.application.LogCheck;
import vn.chitieu.aggregation.application.PageStores;
import vn.chitieu.aggregation.application.Rebuild;
import vn.chitieu.aggregation.application.RebuildHistory;
import vn.chitieu.aggregation.application.Reconcile;
import vn.chitieu.aggregation.domain.Milestones;
import vn.chitieu.aggregation.domain.Pages;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.Receipts;
import vn.chitieu.aggregation.domain.Revisions;
import vn.chitieu.aggregation.domain.TargetLog;
import vn.chitieu.aggregation.domain.Targets;
import vn.chitieu.aggregation.domain.UpdateLog;
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
