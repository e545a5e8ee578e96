package vn.chitieu.ingestion;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.chitieu.ingestion.plausibility.KnownTotals;
import vn.chitieu.ingestion.plausibility.RememberedFigures;
import vn.chitieu.ingestion.update.RememberedTargets;

/** Remembers what units reported before. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    RememberedFigures rememberedFigures() {
        return new RememberedFigures();
    }

    @Bean
    KnownTotals knownTotals() {
        return new KnownTotals();
    }

    @Bean
    RememberedTargets rememberedTargets() {
        return new RememberedTargets();
    }

    /** Tells how many figures the warnings rest on: {@code chitieu.ingestion.history.figures}. */
    @Bean
    MeterBinder historyMeters(RememberedFigures history) {
        return meters -> Gauge.builder("chitieu.ingestion.history.figures", history, RememberedFigures::size)
                .register(meters);
    }
}
