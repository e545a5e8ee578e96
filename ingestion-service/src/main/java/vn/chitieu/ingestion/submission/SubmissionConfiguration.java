package vn.chitieu.ingestion.submission;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ProducerFactory;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.format.TemporaryFile;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.plausibility.KnownTotals;
import vn.chitieu.ingestion.plausibility.PlausibilityChecks;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.policy.PreliminaryUntilTheHeadConfirms;
import vn.chitieu.ingestion.policy.TimelinessMarker;
import vn.chitieu.ingestion.update.AssignedTargets;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.TargetValidator;
import vn.chitieu.ingestion.update.TimeOrderedIdGenerator;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateIdGenerator;
import vn.chitieu.ingestion.update.UpdateValidator;
import vn.chitieu.support.kafka.PublishTimeouts;
import vn.chitieu.support.kafka.RequiredTopics;
import vn.chitieu.support.runtime.CachedHealthIndicator;

/** The use case for updates and the one for targets, each with its validator and its log. */
@Configuration(proxyBeanMethods = false)
class SubmissionConfiguration {

    /** Temporary files are on a volume where the service is deployed, and outlive the process there. */
    @Bean
    ApplicationRunner bodiesLeftBehind() {
        return arguments -> TemporaryFile.deleteLeftBehind(
                Path.of(System.getProperty("java.io.tmpdir")), Clock.systemUTC().instant());
    }

    @Bean
    UpdateIdGenerator updateIdGenerator(Clock clock, SecureRandom random) {
        return new TimeOrderedIdGenerator(clock, random);
    }

    @Bean
    SubmissionService<Update> submitUpdates(
            Catalogs catalogs,
            UpdateIdGenerator idGenerator,
            FigureHistory history,
            ExemptionRepository exemptions,
            EventLog<Update> log,
            MeterRegistry meters,
            UsageCounter usage,
            Clock clock,
            IngestionProperties settings,
            ProducerFactory<String, byte[]> producers) {
        return new SubmissionService<>(
                new SenderCatalogs(catalogs),
                new UpdateValidator(
                        idGenerator,
                        Policies.inOrder(history, exemptions),
                        PlausibilityChecks.against(history),
                        new TimelinessMarker(history, exemptions),
                        new PreliminaryUntilTheHeadConfirms(history)),
                log,
                new MicrometerSubmissionCounters(meters, "updates", usage),
                clock,
                settings.clockTolerance(),
                new KafkaRejectionLog(producers));
    }

    @Bean
    SubmissionService<TargetAssignment> submitTargets(
            Catalogs catalogs,
            UpdateIdGenerator idGenerator,
            AssignedTargets assigned,
            KnownTotals totals,
            EventLog<TargetAssignment> log,
            MeterRegistry meters,
            UsageCounter usage,
            Clock clock,
            IngestionProperties settings) {
        return new SubmissionService<>(
                new SenderCatalogs(catalogs),
                new TargetValidator(idGenerator, assigned, PlausibilityChecks.aboutTargets(assigned, totals)),
                log,
                new MicrometerSubmissionCounters(meters, "targets", usage),
                clock,
                settings.clockTolerance());
    }

    @Bean
    EventLog<Update> updateLog(ProducerFactory<String, byte[]> producers, IngestionProperties settings) {
        return new KafkaEventLog<>(
                producers, EventRecordWriter::updates, new PublishTimeouts(settings.publishTimeout()));
    }

    @Bean
    EventLog<TargetAssignment> targetLog(ProducerFactory<String, byte[]> producers, IngestionProperties settings) {
        return new KafkaEventLog<>(
                producers, EventRecordWriter::targets, new PublishTimeouts(settings.publishTimeout()));
    }

    @Bean
    RequiredTopics submissionTopics(TopicDefinitions topics) {
        return RequiredTopics.of(topics.indicatorUpdates(), topics.targetAssignments(), topics.rejectionCounts());
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer answersInTime(IngestionProperties settings) {
        PublishTimeouts times = new PublishTimeouts(settings.publishTimeout());
        return factory -> factory.updateConfigs(times.producerSettings());
    }

    /** Up where the broker answers and has the topic. */
    @Bean
    HealthIndicator updateLogHealthIndicator(BrokerHealthIndicator broker) {
        return new CachedHealthIndicator(() -> broker.describe(Topics.INDICATOR_UPDATES), Duration.ofSeconds(2));
    }

    @Bean
    JsonMapperBuilderCustomizer vocabularyAsText() {
        return mapper -> mapper.addModule(EventJson.module());
    }
}
