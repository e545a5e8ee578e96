package vn.chitieu.ingestion;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.exemption.ExemptionRepository;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.plausibility.KnownTotals;
import vn.chitieu.ingestion.plausibility.PlausibilityChecks;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.policy.TimelinessMarker;
import vn.chitieu.ingestion.submission.EventLog;
import vn.chitieu.ingestion.submission.MicrometerSubmissionCounters;
import vn.chitieu.ingestion.submission.SubmissionService;
import vn.chitieu.ingestion.update.InMemoryAssignedTargets;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.TargetValidator;
import vn.chitieu.ingestion.update.TimeOrderedIdGenerator;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateValidator;

/** Puts the use cases together with what they need; the adapters configure themselves in their packages. */
@Configuration(proxyBeanMethods = false)
class SubmissionConfiguration {

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    JsonMapperBuilderCustomizer vocabularyAsText() {
        return mapper -> mapper.addModule(EventJson.module());
    }

    /** One and the same for HTTP and Kafka; each has the log that it writes on. */
    @Bean
    Function<EventLog<Update>, SubmissionService<Update>> submitUpdatesOn(
            Supplier<Catalog> catalog,
            MeterRegistry meters,
            UsageCounter activity,
            Clock clock,
            SecureRandom random,
            FigureHistory history,
            ExemptionRepository exemptions,
            IngestionProperties settings) {
        UpdateValidator check = new UpdateValidator(
                new TimeOrderedIdGenerator(clock, random),
                Policies.inOrder(history, exemptions),
                PlausibilityChecks.against(history),
                new TimelinessMarker(history, exemptions));
        MicrometerSubmissionCounters tally = new MicrometerSubmissionCounters(meters, "updates", activity);
        return log -> new SubmissionService<>(
                catalog, check, log, tally, clock, settings.ingestion().clockTolerance());
    }

    @Bean
    SubmissionService<Update> submitUpdates(
            Function<EventLog<Update>, SubmissionService<Update>> submitUpdatesOn, EventLog<Update> log) {
        return submitUpdatesOn.apply(log);
    }

    @Bean
    SubmissionService<TargetAssignment> submitTargets(
            Supplier<Catalog> catalog,
            EventLog<TargetAssignment> log,
            MeterRegistry meters,
            UsageCounter activity,
            Clock clock,
            SecureRandom random,
            InMemoryAssignedTargets assigned,
            KnownTotals totals,
            IngestionProperties settings) {
        return new SubmissionService<>(
                catalog,
                new TargetValidator(
                        new TimeOrderedIdGenerator(clock, random),
                        assigned,
                        PlausibilityChecks.aboutTargets(assigned, totals)),
                log,
                new MicrometerSubmissionCounters(meters, "targets", activity),
                clock,
                settings.ingestion().clockTolerance());
    }
}
