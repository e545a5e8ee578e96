package vn.chitieu.aggregation.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import vn.chitieu.aggregation.AggregationProperties;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.log.CityPartition;
import vn.chitieu.aggregation.log.LogCheck;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageCache;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.page.PageSize;
import vn.chitieu.aggregation.page.PageWriterRegistry;
import vn.chitieu.aggregation.publication.PublishedRevisions;
import vn.chitieu.aggregation.publication.TotalsPublisher;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.catalog.CatalogRefresh;

/** The fold of all cities: plain classes, put together with what it reads and writes. */
@Configuration(proxyBeanMethods = false)
class FoldConfiguration {

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
    FoldResultWriter foldResultWriter(
            CurrentTargets targets,
            PageCache pages,
            PageWriterRegistry writers,
            ReceiptRepository receipts,
            RevisionRepository revisions,
            TotalsPublisher publishedTotals,
            Clock clock,
            @Qualifier("storesBeside") ExecutorService beside,
            MeterRegistry registry) {
        Counter moved = Counter.builder("chitieu.totals.moved.after.closing")
                .description("Totals of the city that moved after their deadline by more than is tolerated")
                .register(registry);
        return new FoldResultWriter(
                targets, pages, writers, receipts, revisions, publishedTotals, clock, beside, moved::increment);
    }

    /** The service that accepted an update has its edition from where a refresh finds it. */
    @Bean
    CatalogLag catalogLag(CatalogRefresh catalog) {
        return new CatalogLag(catalog::refresh, catalog.lag(), System::nanoTime);
    }

    @Bean
    KnownUpdateIds knownUpdateIds(
            ReceiptRepository receipts,
            LogPositions positions,
            UpdateLog log,
            DefaultCity defaultCity,
            AggregationProperties settings) {
        return new KnownUpdateIds(settings.idWindow(), receipts, positions, log, defaultCity::id);
    }

    @Bean
    RestoreCheck restoreCheck(
            PublishedRevisions published,
            FoldResultWriter resultWriter,
            PageRepository pages,
            MilestoneRepository milestones,
            Catalogs catalogs,
            Clock clock,
            @Qualifier("updatesCheck") LogCheck updates,
            @Qualifier("targetsCheck") LogCheck targets) {
        return new RestoreCheck(
                published,
                pages,
                milestones,
                new CitiesOfCatalogs(catalogs, new CityPartition(updates)),
                clock,
                targets::readAgain,
                resultWriter::publishNewer);
    }

    /** The cities by their catalogs, and where the producers of ingestion put their keys. */
    private record CitiesOfCatalogs(Catalogs catalogs, CityPartition partition) implements RestoreCheck.Cities {
        @Override
        public Set<String> all() {
            return catalogs.all().navigableKeySet();
        }

        @Override
        public boolean mayBeOn(String city, int number) {
            return partition.mayHaveBeenOn(city, number);
        }
    }

    @Bean
    FoldService foldService(
            CurrentFold folds,
            FoldResultWriter resultWriter,
            LogPositions positions,
            MilestoneRepository milestones,
            Clock clock,
            CatalogLag lag,
            @Qualifier("updatesCheck") LogCheck log,
            RestoreCheck restored,
            KnownUpdateIds ids) {
        return new FoldService(
                folds,
                resultWriter,
                new PartitionTakeover(positions, log::requireWhole, restored),
                milestones,
                clock,
                lag,
                ids,
                PageSize.OF_A_DOCUMENT);
    }

    /** The log of updates for a city that waits. */
    @Bean
    TopicReading updatesAgain(ConsumerFactory<String, byte[]> consumerFactory) {
        return new TopicReading(consumerFactory, Topics.INDICATOR_UPDATES);
    }

    /** How many cities wait, of those whose partitions this instance reads. */
    @Bean
    MeterBinder waitingCities(FoldService fold) {
        return new WaitingCitiesMetrics(
                "chitieu.fold.waiting.cities",
                "Cities that failed alone and wait to be caught up, on partitions of this instance",
                fold);
    }

    @Bean
    LogCatchUp logCatchUp(
            ConsumerFactory<String, byte[]> consumerFactory,
            LogPositions positions,
            @Qualifier("targetPositions") LogPositions targetPositions) {
        return new LogCatchUp(
                new TopicReading(consumerFactory, Topics.INDICATOR_UPDATES),
                positions,
                new TopicReading(consumerFactory, Topics.TARGET_ASSIGNMENTS),
                targetPositions);
    }
}
