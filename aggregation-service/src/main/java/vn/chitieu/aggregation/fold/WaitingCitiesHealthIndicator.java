package vn.chitieu.aggregation.fold;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** WARNING while a city waits because it failed alone: which, since when, where, and why. */
@Component("waitingHealthIndicator")
final class WaitingCitiesHealthIndicator implements HealthIndicator {

    private static final Status WARNING = new Status("WARNING");

    private final FoldService fold;
    private final UpdatesListener listener;

    WaitingCitiesHealthIndicator(FoldService fold, UpdatesListener listener) {
        this.fold = fold;
        this.listener = listener;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        fold.waiting()
                .forEach((partition, cities) -> cities.forEach(city -> health.status(WARNING)
                        .withDetail(
                                city.city(),
                                "waits since " + city.since() + " on partition " + partition + " from " + city.next()
                                        + " on: " + listener.why(partition, city))));
        return health.build();
    }
}
