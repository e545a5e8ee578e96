package vn.chitieu.aggregation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of this service under {@code chitieu}.
 *
 * @param aggregation what only this service knows
 */
@ConfigurationProperties("chitieu")
public record AggregationProperties(@DefaultValue Aggregation aggregation) {

    /**
     * What only this service knows.
     *
     * @param database name of its MongoDB database
     * @param publishTimeout how long the broker may take to acknowledge the totals of one batch; 1 s to 10 min
     * @param watchers how many browsers may watch the stream of totals at once; 1 to 10000
     * @param watchersOfAUser how many of them may be of one user; 1 to 10000
     * @param rememberedPages how many pages are kept in memory, each some tens of kilobytes; 0 to 10000
     * @param idWindow to how many records that follow it on the log the id of an update is known at least, each some 10
     *     bytes of memory; 1000000 to 60000000, and the same for all instances and commands
     */
    public record Aggregation(
            @DefaultValue("chitieu-aggregation") String database,
            @DefaultValue("30s") Duration publishTimeout,
            @DefaultValue("200") int watchers,
            @DefaultValue("20") int watchersOfAUser,
            @DefaultValue("400") int rememberedPages,
            @DefaultValue("5000000") long idWindow) {
        public Aggregation {
            if (publishTimeout.compareTo(Duration.ofSeconds(1)) < 0
                    || publishTimeout.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException(
                        "expected chitieu.aggregation.publish-timeout 1s to 10m, got " + publishTimeout);
            }
            if (watchersOfAUser < 1 || watchersOfAUser > 10_000) {
                throw new IllegalArgumentException(
                        "expected chitieu.aggregation.watchers-of-a-user 1 to 10000, got " + watchersOfAUser);
            }
            if (watchers < 1 || watchers > 10_000) {
                throw new IllegalArgumentException("expected chitieu.aggregation.watchers 1 to 10000, got " + watchers);
            }
            if (rememberedPages < 0 || rememberedPages > 10_000) {
                throw new IllegalArgumentException(
                        "expected chitieu.aggregation.remembered-pages 0 to 10000, got " + rememberedPages);
            }
            if (idWindow < 1_000_000 || idWindow > 60_000_000) {
                throw new IllegalArgumentException(
                        "expected chitieu.aggregation.id-window 1000000 to 60000000, got " + idWindow);
            }
        }
    }
}
