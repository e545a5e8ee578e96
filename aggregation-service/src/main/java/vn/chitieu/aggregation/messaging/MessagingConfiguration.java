package vn.chitieu.aggregation.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.chitieu.aggregation.AggregationSettings;
import vn.chitieu.aggregation.application.CatchUp;
import vn.chitieu.aggregation.application.FoldUpdates;
import vn.chitieu.aggregation.application.KeepTime;
import vn.chitieu.aggregation.application.LiveTotals;
import vn.chitieu.aggregation.application.LogCheck;
import vn.chitieu.aggregation.application.TakeTargets;
import vn.chitieu.aggregation.contracts.QuarterlyTotals;
import vn.chitieu.aggregation.domain.Explanations;
import vn.chitieu.aggregation.domain.LogMarks;
import vn.chitieu.aggregation.domain.Positions;
import vn.chitieu.aggregation.domain.PublishedRevisions;
import vn.chitieu.aggregation.domain.PublishedTotals;
import vn.chitieu.aggregation.domain.TargetLog;
import vn.chitieu.aggregation.domain.UpdateLog;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.TopicDefinitions;
import vn.chitieu.contracts.Topics;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.kafka.RetryLogger;
import vn.chitieu.support.kafka.TopicInitializer;
import vn.chitieu.support.kafka.TopicInspector;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class MessagingConfiguration {

    private static final Status WARNING = new Status("WARNING");

    @Bean
    RequiredTopics topics(AggregationSettings settings) {
        TopicDefinitions definitions = definitions(settings);
        return RequiredTopics.of(
                definitions.indicatorUpdates(),
                definitions.targetAssignments(),
                definitions.quarterlyTotals(),
                definitions.rejectedUpdates(),
                definitions.alertEvents());
    }

    private static TopicDefinitions definitions(AggregationSettings settings) {
        return new TopicDefinitions(
                settings.topics().partitions(), settings.topics().replicas());
    }

    @Bean
    PublishedTotals publishedTotals(
            KafkaTemplate<String, byte[]> kafka, QuarterlyTotals contracts, Clock clock, AggregationSettings settings) {
        return new KafkaTotals(kafka, contracts, clock, settings.aggregation().publishTimeout());
    }

    @Bean
    RejectedUpdates rejectedUpdates(
            KafkaTemplate<String, byte[]> kafka, Supplier<Catalog> catalog, Clock clock, AggregationSettings settings) {
        return new RejectedUpdates(
                kafka, catalog.get().id(), clock, settings.aggregation().publishTimeout());
    }

    @Bean
    UpdatesListener updatesListener(FoldUpdates foldUpdates, RejectedUpdates rejected, MeterRegistry registry) {
        return new UpdatesListener(foldUpdates, rejected, new FoldCounters(registry));
    }

    @Bean
    TargetsListener targetsListener(
            TakeTargets takeTargets, RejectedUpdates rejected, Supplier<Catalog> catalog, MeterRegistry registry) {
        return new TargetsListener(
                takeTargets, rejected, new TargetReader(catalog.get().id()), registry);
    }

    @Bean
    ExplanationsListener explanationsListener(
            Explanations explanations,
            @Qualifier("explanationPositions") Positions positions,
            Supplier<Catalog> catalog) {
        return new ExplanationsListener(explanations, positions, catalog.get().id());
    }

    @Bean
    Ticking ticking(
            UpdatesListener updatesListener,
            FoldUpdates foldUpdates,
            CatchUp catchUp,
            KeepTime keepTime,
            Supplier<Catalog> catalog,
            @Qualifier("updatesCheck") LogCheck updatesCheck) {
        return new Ticking(
                updatesListener,
                foldUpdates,
                catchUp,
                keepTime,
                new PartitionOfTheCity(catalog.get().id(), updatesCheck));
    }

    @Bean
    CatchUp catchUp(
            ConsumerFactory<String, byte[]> consumerFactory,
            Positions positions,
            @Qualifier("targetPositions") Positions targetPositions) {
        return new CatchUp(
                new TopicReading(consumerFactory, Topics.INDICATOR_UPDATES),
                positions,
                new TopicReading(consumerFactory, Topics.TARGET_ASSIGNMENTS),
                targetPositions);
    }

    @Bean
    LogCheck updatesCheck(
            TopicInspector inspector,
            AggregationSettings settings,
            Positions positions,
            @Qualifier("logMarks") LogMarks marks) {
        return new LogCheck(
                Topics.INDICATOR_UPDATES,
                new KafkaLogStates(inspector, definitions(settings).indicatorUpdates()),
                positions,
                marks);
    }

    @Bean
    LogCheck targetsCheck(
            TopicInspector inspector,
            AggregationSettings settings,
            @Qualifier("targetPositions") Positions positions,
            @Qualifier("targetLogMarks") LogMarks marks) {
        return new LogCheck(
                Topics.TARGET_ASSIGNMENTS,
                new KafkaLogStates(inspector, definitions(settings).targetAssignments()),
                positions,
                marks);
    }

    @Bean
    PublishedRevisions publishedRevisions(ConsumerFactory<String, byte[]> consumerFactory) {
        return new KafkaPublishedRevisions(new TopicReading(consumerFactory, Topics.QUARTERLY_TOTALS));
    }

    @Bean
    LogWatch logWatch(List<LogCheck> logs, KafkaListenerEndpointRegistry listeners) {
        return new LogWatch(
                logs, () -> listeners.getListenerContainers().stream().anyMatch(MessageListenerContainer::isRunning));
    }

    /** DOWN, and readiness with it, where something of a log is lost. */
    @Bean
    HealthIndicator logHealthIndicator(LogWatch logs) {
        return () -> {
            List<String> losses = logs.losses();
            return losses.isEmpty()
                    ? Health.up().build()
                    : Health.down().withDetail("lost", losses).build();
        };
    }

    /** WARNING where a log may lose something by its settings. */
    @Bean
    HealthIndicator logSettingsHealthIndicator(LogWatch logs) {
        return () -> {
            List<String> risks = logs.risks();
            return risks.isEmpty()
                    ? Health.up().build()
                    : Health.status(WARNING).withDetail("settings", risks).build();
        };
    }

    @Bean
    RecordLookup recordLookup(ConsumerFactory<String, byte[]> consumerFactory) {
        return lookup(consumerFactory);
    }

    static RecordLookup lookup(ConsumerFactory<String, byte[]> consumerFactory) {
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
                consumerFactory, new TargetReader(catalog.get().id()));
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

    @Bean
    HealthIndicator listenersHealthIndicator(
            KafkaListenerEndpointRegistry listeners, ObjectProvider<TopicInitializer> topics) {
        return new ListenersHealthIndicator(
                listeners, listener -> topics.stream().anyMatch(initializer -> initializer.holdsBack(listener)));
    }
}
