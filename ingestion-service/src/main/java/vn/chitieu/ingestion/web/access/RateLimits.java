package vn.chitieu.ingestion.web.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
 * Bounds how many requests and updates one credential may send in a second and in a minute, to this instance. A request
 * is let in or refused before its body is read; its updates are counted once they are known, and what they are above
 * the limit is a debt that the next requests wait for: so a large request is never refused after it was read, and the
 * average holds.
 */
final class RateLimits {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 10_000;

    private final AccessSettings.Limits limits;
    private final Cache<String, Buckets> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(5))
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
            throw wait("requests", sender, its.requests);
        }
        if (its.updates.getAvailableTokens() < 1) {
            throw wait("updates", sender, its.updates);
        }
    }

    /** Counts updates, or targets, of a request that was let in. */
    void spend(Credential sender, int rows) {
        Buckets its = its(sender);
        its.updates.consumeIgnoringRateLimits(Math.max(1, Math.min(rows, its.mostUpdates)));
    }

    private Buckets its(Credential sender) {
        return buckets.get(sender.id(), unused -> new Buckets(sender.pace(), limits));
    }

    private static ProblemException wait(String what, Credential sender, Bucket bucket) {
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return new ProblemException(
                        ProblemCode.RATE_LIMITED,
                        "expected fewer " + what + " in a short time, got more than credential " + sender.id()
                                + " may send")
                .withHeader(HttpHeaders.RETRY_AFTER, seconds(nanos));
    }

    /** Returns whole seconds, at least one, as Retry-After has them. */
    static String seconds(long nanos) {
        return String.valueOf(1 + (Math.max(1, nanos) - 1) / TimeUnit.SECONDS.toNanos(1));
    }

    private static final class Buckets {

        final Bucket requests;
        final Bucket updates;
        final long mostUpdates;

        Buckets(Pace pace, AccessSettings.Limits limits) {
            requests = bucket(
                    or(pace.requestsPerSecond(), limits.requestsPerSecond()),
                    or(pace.requestsPerMinute(), limits.requestsPerMinute()));
            mostUpdates = or(pace.updatesPerMinute(), limits.updatesPerMinute());
            updates = bucket(or(pace.updatesPerSecond(), limits.updatesPerSecond()), mostUpdates);
        }

        private static long or(@Nullable Integer own, int ofAll) {
            return own == null ? ofAll : own;
        }

        private static Bucket bucket(long perSecond, long perMinute) {
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, SECOND))
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                    .build();
        }
    }
}
