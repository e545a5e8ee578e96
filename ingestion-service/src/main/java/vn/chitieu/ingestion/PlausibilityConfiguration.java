package vn.chitieu.ingestion;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.plausibility.InMemoryFigureHistory;
import vn.chitieu.ingestion.plausibility.KnownTotals;
import vn.chitieu.ingestion.update.InMemoryAssignedTargets;

/** Configuration of the history of figures and of the plausibility checks. */
@Configuration(proxyBeanMethods = false)
class PlausibilityConfiguration {

    @Bean
    InMemoryFigureHistory rememberedFigures() {
        return new InMemoryFigureHistory();
    }

    @Bean
    KnownTotals knownTotals() {
        return new KnownTotals();
    }

    @Bean
    InMemoryAssignedTargets rememberedTargets() {
        return new InMemoryAssignedTargets();
    }

    /** Meter of the figures that warnings rest on: {@code chitieu.ingestion.history.figures}. */
    @Bean
    MeterBinder historyMeters(InMemoryFigureHistory history) {
        return meters -> Gauge.builder("chitieu.ingestion.history.figures", history, InMemoryFigureHistory::size)
                .register(meters);
    }
}
