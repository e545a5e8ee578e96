package vn.chitieu.ingestion.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.RateLimit;

/**
 * Rate limit for the requests and updates of one credential in a second and in a minute, and for its updates in a day,
 * at this instance, shared by HTTP and the Kafka ingress. Updates are counted once they are known, and what they are
 * above a limit is a debt that the next ones wait for: so what was read is never refused, and the average holds.
 * Thread-safe.
 */
public final class SenderRateLimiter {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final AccessProperties.Limits limits;
    private final Cache<SenderOfCity, Buckets> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterAccess(DAY)
            .build();

    /** Takes what holds for each credential that has no limits of its own. */
    public SenderRateLimiter(AccessProperties.Limits limits) {
        this.limits = Objects.requireNonNull(limits);
    }

    /** Counts one request, and returns how long the sender has to wait instead; empty where it is let in. */
    public Optional<Wait> admit(Credential sender) {
        Buckets its = its(sender);
        return its.requests.tryConsume(1) ? its.untilUpdates() : Optional.of(Wait.of(its.requests, its.ofRequests));
    }

    /** Returns how long the next updates of a sender have to wait; empty where they are taken now. */
    public Optional<Wait> untilUpdates(Credential sender) {
        return its(sender).untilUpdates();
    }

    /** Counts updates, or targets, that were let in. */
    public void spend(Credential sender, int rows) {
        Buckets its = its(sender);
        its.updates.consumeIgnoringRateLimits(Math.max(1, Math.min(rows, its.mostUpdates)));
        its.daily.consumeIgnoringRateLimits(Math.max(1, Math.min(rows, its.mostOfADay)));
    }

    private Buckets its(Credential sender) {
        return buckets.get(new SenderOfCity(sender.city(), sender.id()), unused -> new Buckets(sender.pace(), limits));
    }

    /** Senders by links and tokens have the names of people, which may be the same in two cities. */
    private record SenderOfCity(@Nullable String city, String id) {}

    /**
     * A limit that was reached.
     *
     * @param most the limit in words
     * @param time how long until the next is taken
     */
    public record Wait(String most, Duration time) {
        public Wait {
            Objects.requireNonNull(most);
            Objects.requireNonNull(time);
        }

        private static Wait of(Bucket bucket, String most) {
            return new Wait(
                    most, Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
        }
    }

    private static final class Buckets {

        private final Bucket requests;
        private final Bucket updates;
        private final Bucket daily;
        private final long mostUpdates;
        private final long mostOfADay;
        private final String ofRequests;
        private final String ofUpdates;
        private final String ofADay;

        Buckets(RateLimit pace, AccessProperties.Limits limits) {
            long perSecond = or(pace.requestsPerSecond(), limits.requestsPerSecond());
            long perMinute = or(pace.requestsPerMinute(), limits.requestsPerMinute());
            requests = Bucket.builder()
                    .addLimit(bandwidth(perSecond, SECOND))
                    .addLimit(bandwidth(perMinute, MINUTE))
                    .build();
            ofRequests = "%d requests a second and %d a minute".formatted(perSecond, perMinute);
            long updatesPerSecond = or(pace.updatesPerSecond(), limits.updatesPerSecond());
            mostUpdates = or(pace.updatesPerMinute(), limits.updatesPerMinute());
            mostOfADay = or(pace.updatesPerDay(), limits.updatesPerDay());
            updates = Bucket.builder()
                    .addLimit(bandwidth(updatesPerSecond, SECOND))
                    .addLimit(bandwidth(mostUpdates, MINUTE))
                    .build();
            daily = Bucket.builder().addLimit(bandwidth(mostOfADay, DAY)).build();
            ofUpdates = "%d updates a second and %d a minute".formatted(updatesPerSecond, mostUpdates);
            ofADay = "%d updates a day".formatted(mostOfADay);
        }

        private Optional<Wait> untilUpdates() {
            if (updates.getAvailableTokens() < 1) {
                return Optional.of(Wait.of(updates, ofUpdates));
            }
            return daily.getAvailableTokens() < 1 ? Optional.of(Wait.of(daily, ofADay)) : Optional.empty();
        }

        private static long or(@Nullable Integer own, int ofAll) {
            return own == null ? ofAll : own;
        }

        private static Bandwidth bandwidth(long most, Duration in) {
            return Bandwidth.builder().capacity(most).refillGreedy(most, in).build();
        }
    }
}
