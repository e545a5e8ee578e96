package vn.chitieu.aggregation.fold;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Collection;

/**
 * Gauge of the cities that wait, on the partitions of a log that this instance reads.
 *
 * @param name of the meter
 * @param description of the meter
 * @param progress knows which cities wait
 */
public record WaitingCitiesMetrics(String name, String description, PartitionProgress progress) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder(name, progress, WaitingCitiesMetrics::number)
                .description(description)
                .register(meters);
    }

    private static double number(PartitionProgress progress) {
        return progress.waiting().values().stream().mapToInt(Collection::size).sum();
    }
}
