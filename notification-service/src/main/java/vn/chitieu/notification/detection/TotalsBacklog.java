package vn.chitieu.notification.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.kafka.TopicState;

/**
 * Whether the stores include the totals that were on the topic a moment ago. What time brings about waits for it: after
 * an outage a unit that has reported long ago must not be reminded, only because its totals are not read yet. Under a
 * steady flow it holds again and again, since what came meanwhile is not waited for. Thread-safe.
 */
public final class TotalsBacklog {

    /** After so long without a step it is not waited for: a partition may end with what is no record. */
    static final Duration STUCK = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(TotalsBacklog.class);

    private final TopicPositions positions;
    private final Function<String, Optional<TopicState>> topics;
    private @Nullable Map<Integer, Long> ends;
    private Map<Integer, Long> included = Map.of();
    private Instant unchangedSince = Instant.EPOCH;
    private boolean wasIncluded;

    /**
     * Takes what is included, and what there is.
     *
     * @param positions up to where each partition is included, by whichever instance
     * @param topics what the broker says of a topic; empty where there is none, an exception where it does not answer
     */
    public TotalsBacklog(TopicPositions positions, Function<String, Optional<TopicState>> topics) {
        this.positions = positions;
        this.topics = topics;
    }

    /**
     * Returns whether all is included that was there when it was asked the last time that it was, or first. While the
     * broker does not answer nothing comes, and it stays as it was.
     */
    public synchronized boolean isIncluded(Instant now) {
        Map<Integer, Long> wanted = ends;
        if (wanted == null) {
            wanted = known();
            if (wanted == null) {
                return wasIncluded;
            }
            ends = wanted;
        }
        Map<Integer, Long> next = included(wanted);
        if (!next.equals(included)) {
            included = next;
            unchangedSince = now;
        }
        boolean isStuck = Duration.between(unchangedSince, now).compareTo(STUCK) >= 0;
        Map<Integer, Long> last = wanted;
        boolean isReached =
                last.entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
        if (isStuck && !isReached && !wasIncluded) {
            log.warn("Totals are included up to {} of {} and no further for {}: goes on with them", next, last, STUCK);
        }
        wasIncluded = isReached || isStuck;
        if (wasIncluded) {
            ends = known();
        }
        return wasIncluded;
    }

    private @Nullable Map<Integer, Long> known() {
        try {
            return topics.apply(Topics.QUARTERLY_TOTALS)
                    .map(topic -> topic.partitions().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, one -> one.getValue().end())))
                    .orElse(null);
        } catch (RuntimeException noAnswer) {
            log.debug("The broker does not say where the totals end", noAnswer);
            return null;
        }
    }

    private Map<Integer, Long> included(Map<Integer, Long> wanted) {
        return wanted.keySet().stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> positions
                                .next(Topics.QUARTERLY_TOTALS, partition)
                                .orElse(0)));
    }
}
