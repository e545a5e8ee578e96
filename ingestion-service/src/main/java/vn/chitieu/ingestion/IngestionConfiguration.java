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
import vn.chitieu.ingestion.audit.Activity;
import vn.chitieu.ingestion.exemption.Exemptions;
import vn.chitieu.ingestion.plausibility.Doubts;
import vn.chitieu.ingestion.plausibility.History;
import vn.chitieu.ingestion.plausibility.KnownTotals;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.policy.Timeliness;
import vn.chitieu.ingestion.submission.KnownRequests;
import vn.chitieu.ingestion.submission.MeteredTally;
import vn.chitieu.ingestion.submission.RepeatRequest;
import vn.chitieu.ingestion.submission.RowLog;
import vn.chitieu.ingestion.submission.SubmitRows;
import vn.chitieu.ingestion.update.RememberedTargets;
import vn.chitieu.ingestion.update.TargetAssignment;
import vn.chitieu.ingestion.update.TargetCheck;
import vn.chitieu.ingestion.update.TimeOrderedIds;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateCheck;

/** Puts the use cases together with what they need; the adapters configure themselves in their packages. */
@Configuration(proxyBeanMethods = false)
class IngestionConfiguration {

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    JsonMapperBuilderCustomizer vocabularyAsText() {
        return mapper -> mapper.addModule(EventJson.module());
    }

    @Bean
    RepeatRequest repeatRequest(KnownRequests requests, Clock clock) {
        return new RepeatRequest(requests, clock);
    }

    /** One and the same for every door; each has the log that it writes on. */
    @Bean
    Function<RowLog<Update>, SubmitRows<Update>> submitUpdatesOn(
            Supplier<Catalog> catalog,
            MeterRegistry meters,
            Activity activity,
            Clock clock,
            SecureRandom random,
            History history,
            Exemptions exemptions,
            IngestionSettings settings) {
        UpdateCheck check = new UpdateCheck(
                new TimeOrderedIds(clock, random),
                Policies.inOrder(history, exemptions),
                Doubts.against(history),
                new Timeliness(history, exemptions));
        MeteredTally tally = new MeteredTally(meters, "updates", activity);
        return log -> new SubmitRows<>(
                catalog, check, log, tally, clock, settings.ingestion().clockTolerance());
    }

    @Bean
    SubmitRows<Update> submitUpdates(Function<RowLog<Update>, SubmitRows<Update>> submitUpdatesOn, RowLog<Update> log) {
        return submitUpdatesOn.apply(log);
    }

    @Bean
    SubmitRows<TargetAssignment> submitTargets(
            Supplier<Catalog> catalog,
            RowLog<TargetAssignment> log,
            MeterRegistry meters,
            Activity activity,
            Clock clock,
            SecureRandom random,
            RememberedTargets assigned,
            KnownTotals totals,
            IngestionSettings settings) {
        return new SubmitRows<>(
                catalog,
                new TargetCheck(new TimeOrderedIds(clock, random), assigned, Doubts.aboutTargets(assigned, totals)),
                log,
                new MeteredTally(meters, "targets", activity),
                clock,
                settings.ingestion().clockTolerance());
    }
}
