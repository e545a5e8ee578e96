package vn.chitieu.aggregation.reassessment;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.LogCatchUp;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.fold.RestoreCheck;
import vn.chitieu.aggregation.fold.UpdatesListener;
import vn.chitieu.aggregation.fold.WaitingCitiesMetrics;
import vn.chitieu.aggregation.log.CityPartition;
import vn.chitieu.aggregation.log.LogCheck;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.target.TargetRepositories;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.catalog.CatalogRefresh;

/** What changes totals besides updates: targets, and time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ReassessmentConfiguration {

    @Bean
    TargetService targetService(
            Catalogs catalogs,
            CatalogRefresh refresh,
            TargetRepositories targets,
            ReassessmentService reassessment,
            @Qualifier("targetPositions") LogPositions positions,
            @Qualifier("targetsCheck") LogCheck log,
            RestoreCheck restored,
            Clock clock) {
        return new TargetService(
                catalogs,
                refresh::refresh,
                targets,
                pages -> reassessment.judgeNowOrLater(pages, Revision.Occasion.TARGETS),
                positions,
                new PartitionTakeover(positions, log::requireWhole, restored.ofTargets()),
                clock);
    }

    /** The log of targets for a city that waits. */
    @Bean
    TopicReading targetsAgain(ConsumerFactory<String, byte[]> consumerFactory) {
        return new TopicReading(consumerFactory, Topics.TARGET_ASSIGNMENTS);
    }

    /** How many cities wait, of those whose partitions this instance reads. */
    @Bean
    MeterBinder citiesWhoseTargetsWait(TargetService targets) {
        return new WaitingCitiesMetrics(
                "chitieu.targets.waiting.cities",
                "Cities whose targets could not be taken and wait to be caught up, on partitions of this instance",
                targets);
    }

    @Bean
    TimeReassessment timeReassessment(
            Catalogs catalogs,
            CatalogRefresh refresh,
            ReassessmentService reassessment,
            MilestoneRepository milestones,
            Clock clock) {
        return new TimeReassessment(catalogs, refresh::refresh, reassessment, milestones, clock);
    }

    @Bean
    ReassessmentScheduler reassessmentScheduler(
            UpdatesListener updatesListener,
            FoldService fold,
            TargetsListener targetsListener,
            TargetService targets,
            LogCatchUp catchUp,
            TimeReassessment time,
            Catalogs catalogs,
            @Qualifier("updatesCheck") LogCheck updatesCheck) {
        return new ReassessmentScheduler(
                updatesListener,
                fold,
                targetsListener,
                targets,
                catchUp,
                time,
                catalogs,
                new CityPartition(updatesCheck));
    }
}
