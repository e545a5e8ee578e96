package vn.chitieu.aggregation.fold;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;
import vn.chitieu.support.runtime.Runbook;
import vn.chitieu.support.runtime.WarningHealth;

/** WARNING while a city waits because it failed alone: which, since when, where, and why. */
@Component("waitingHealthIndicator")
final class WaitingCitiesHealthIndicator implements HealthIndicator {

    private final List<WaitingCities> logs;

    WaitingCitiesHealthIndicator(List<WaitingCities> logs) {
        this.logs = List.copyOf(logs);
    }

    @Override
    public Health health() {
        Map<String, String> late = new TreeMap<>();
        for (WaitingCities log : logs) {
            log.waiting()
                    .forEach((partition, cities) -> cities.forEach(city -> {
                        String place = log.log() + "-" + partition + " from " + city.next() + " on";
                        String waits = "waits since " + city.since() + " on " + place + ": " + log.why(partition, city);
                        late.merge(city.city(), waits, (one, other) -> one + "; " + other);
                    }));
        }
        return WarningHealth.of(Runbook.BEHIND, late);
    }
}
