package vn.chitieu.ingestion.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import vn.chitieu.ingestion.AccessSettings;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Pace;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Bounds how many requests and updates one credential may send in a second and in a minute, and how many updates in a
 * day, to this instance. A request is let in or refused before its body is read; its updates are counted once they are
 * known, and what they are above the limit is a debt that the next requests wait for: so a large request is never
 * refused after it was read, and the average holds.
 */
final class RateLimits {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final AccessSettings.Limits limits;
    private final Cache<String, Buckets> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterAccess(DAY)
            .build();

    RateLimits(AccessSettings.Limits limits) {
        this.limits = limits;
    }

    /**
     * Lets a request in.
     *
     * @throws ProblemException where it has to wait
     */
    void admit(Credential sender) {
        Buckets its = its(sender);
        if (!its.requests.tryConsume(1)) {
            throw wait(its.ofRequests, sender, its.requests);
        }
        if (its.updates.getAvailableTokens() < 1) {
            throw wait(its.ofUpdates, sender, its.updates);
        }
        if (its.daily.getAvailableTokens() < 1) {
            throw wait(its.ofADay, sender, its.daily);
        }
    }

    /** Counts updates, or targets, of a request that was let in. */
    void spend(Credential sender, int rows) {
        Buckets its = its(sender);
        its.updates.consumeIgnoringRateLimits(Math.max(1, Math.min(rows, its.mostUpdates)));
        its.daily.consumeIgnoringRateLimits(Math.max(1, Math.min(rows, its.mostOfADay)));
    }

    private Buckets its(Credential sender) {
        return buckets.get(sender.id(), unused -> new Buckets(sender.pace(), limits));
    }

    private static ProblemException wait(String most, Credential sender, Bucket bucket) {
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return new ProblemException(
                        ProblemCode.RATE_LIMITED,
                        "expected at most " + most + " with credential " + sender.id()
                                + ", got more; the next is taken in " + seconds(nanos) + " s")
                .withHeader(HttpHeaders.RETRY_AFTER, seconds(nanos));
    }

    /** Returns whole seconds, at least one, as Retry-After has them. */
    static String seconds(long nanos) {
        return String.valueOf(1 + (Math.max(1, nanos) - 1) / TimeUnit.SECONDS.toNanos(1));
    }

    private static final class Buckets {

        final Bucket requests;
        final Bucket updates;
        final Bucket daily;
        final long mostUpdates;
        final long mostOfADay;
        final String ofRequests;
        final String ofUpdates;
        final String ofADay;

        Buckets(Pace pace, AccessSettings.Limits limits) {
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

        private static long or(@Nullable Integer own, int ofAll) {
            return own == null ? ofAll : own;
        }

        private static Bandwidth bandwidth(long most, Duration in) {
            return Bandwidth.builder().capacity(most).refillGreedy(most, in).build();
        }
    }
}
