package vn.chitieu.aggregation;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.chitieu.aggregation.fold.FoldMetrics;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.LogCatchUp;
import vn.chitieu.aggregation.fold.UpdatesListener;
import vn.chitieu.aggregation.log.CityPartition;
import vn.chitieu.aggregation.log.DeadLetterPublisher;
import vn.chitieu.aggregation.log.KafkaUpdateLog;
import vn.chitieu.aggregation.log.LogCheck;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.RecordLookup;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.publication.KafkaTotalsPublisher;
import vn.chitieu.aggregation.publication.LiveTotals;
import vn.chitieu.aggregation.publication.QuarterlyTotalMapper;
import vn.chitieu.aggregation.publication.TotalsListener;
import vn.chitieu.aggregation.publication.TotalsPublisher;
import vn.chitieu.aggregation.reassessment.ReassessmentScheduler;
import vn.chitieu.aggregation.reassessment.TargetService;
import vn.chitieu.aggregation.reassessment.TargetsListener;
import vn.chitieu.aggregation.reassessment.TimeReassessment;
import vn.chitieu.aggregation.report.AlertExplanationRepository;
import vn.chitieu.aggregation.report.AlertExplanationsListener;
import vn.chitieu.aggregation.target.KafkaTargetLog;
import vn.chitieu.aggregation.target.TargetLog;
import vn.chitieu.aggregation.target.TargetRecordReader;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.kafka.RetryLogger;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class AggregationKafkaConfiguration {

    @Bean
    RequiredTopics topics(TopicDefinitions definitions) {
        return RequiredTopics.of(
                definitions.indicatorUpdates(),
                definitions.targetAssignments(),
                definitions.quarterlyTotals(),
                definitions.rejectedUpdates(),
                definitions.alertEvents());
    }

    @Bean
    TotalsPublisher publishedTotals(
            KafkaTemplate<String, byte[]> kafka,
            QuarterlyTotalMapper contracts,
            Clock clock,
            AggregationProperties settings) {
        return new KafkaTotalsPublisher(
                kafka, contracts, clock, settings.aggregation().publishTimeout());
    }

    @Bean
    DeadLetterPublisher rejectedUpdates(
            KafkaTemplate<String, byte[]> kafka,
            Supplier<Catalog> catalog,
            Clock clock,
            AggregationProperties settings) {
        return new DeadLetterPublisher(
                kafka, catalog.get().id(), clock, settings.aggregation().publishTimeout());
    }

    @Bean
    UpdatesListener updatesListener(FoldService foldUpdates, DeadLetterPublisher rejected, MeterRegistry registry) {
        return new UpdatesListener(foldUpdates, rejected, new FoldMetrics(registry));
    }

    @Bean
    TargetsListener targetsListener(
            TargetService takeTargets,
            DeadLetterPublisher rejected,
            Supplier<Catalog> catalog,
            MeterRegistry registry) {
        return new TargetsListener(
                takeTargets, rejected, new TargetRecordReader(catalog.get().id()), registry);
    }

    @Bean
    AlertExplanationsListener explanationsListener(
            AlertExplanationRepository explanations,
            @Qualifier("explanationPositions") LogPositions positions,
            Supplier<Catalog> catalog) {
        return new AlertExplanationsListener(
                explanations, positions, catalog.get().id());
    }

    @Bean
    ReassessmentScheduler ticking(
            UpdatesListener updatesListener,
            FoldService foldUpdates,
            TargetsListener targetsListener,
            TargetService takeTargets,
            LogCatchUp catchUp,
            TimeReassessment keepTime,
            Supplier<Catalog> catalog,
            @Qualifier("updatesCheck") LogCheck updatesCheck) {
        return new ReassessmentScheduler(
                updatesListener,
                foldUpdates,
                targetsListener,
                takeTargets,
                catchUp,
                keepTime,
                new CityPartition(catalog.get().id(), updatesCheck));
    }

    @Bean
    RecordLookup recordLookup(ConsumerFactory<String, byte[]> consumerFactory) {
        return lookup(consumerFactory);
    }

    public static RecordLookup lookup(ConsumerFactory<String, byte[]> consumerFactory) {
        return new RecordLookup(new DefaultKafkaConsumerFactory<>(
                RecordLookup.smallFetches(consumerFactory.getConfigurationProperties())));
    }

    @Bean
    UpdateLog updateLog(ConsumerFactory<String, byte[]> consumerFactory, RecordLookup recordLookup) {
        return new KafkaUpdateLog(consumerFactory, recordLookup);
    }

    @Bean
    TargetLog targetLog(ConsumerFactory<String, byte[]> consumerFactory, Supplier<Catalog> catalog) {
        return new KafkaTargetLog(
                consumerFactory, new TargetRecordReader(catalog.get().id()));
    }

    @Bean
    TotalsListener totalsListener(LiveTotals liveTotals) {
        return new TotalsListener(liveTotals);
    }

    @Bean
    RetryLogger retryLogger(MeterRegistry registry) {
        return new RetryLogger(registry.counter("chitieu.updates.retried"));
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<String, byte[]> watchingContainerFactory(
            ConsumerFactory<String, byte[]> consumerFactory,
            @Value("${spring.kafka.listener.auto-startup:true}") boolean autoStartup) {
        Map<String, Object> properties = new HashMap<>(consumerFactory.getConfigurationProperties());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 2 << 20);
        ConcurrentKafkaListenerContainerFactory<String, byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(properties));
        factory.setBatchListener(true);
        factory.setAutoStartup(autoStartup);
        factory.getContainerProperties().setAckMode(ContainerProperties.AckMode.MANUAL);
        return factory;
    }
}
