package vn.chitieu.ingestion.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.request.ClientNetwork;

/**
 * Rate limit of failed authentications by remote address. From an address over the limit no key is looked up any more,
 * but for keys that were valid from there within a day: a broken system shuts other systems behind the same proxy out
 * no more than it has to. Memory is bounded.
 */
final class AuthenticationThrottle {

    private static final int MAX_REMEMBERED = 10_000;

    private final int perMinute;
    private final Cache<String, Bucket> failures = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();
    private final Cache<Neighbour, Boolean> good = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(Duration.ofDays(1))
            .build();

    AuthenticationThrottle(int perMinute) {
        this.perMinute = perMinute;
    }

    /** Returns whether too many from there have failed, so that {@link #admit} has to be asked. */
    boolean isOverLimit(String address) {
        Bucket bucket = failures.getIfPresent(ClientNetwork.of(address));
        return bucket != null && bucket.getAvailableTokens() <= 0;
    }

    /**
     * Lets an attempt pass.
     *
     * @param name what the key says of itself that is no secret
     * @throws ProblemException where too many have failed
     */
    void admit(String address, String name) {
        Bucket bucket = failures.getIfPresent(ClientNetwork.of(address));
        if (bucket == null || bucket.getAvailableTokens() > 0) {
            return;
        }
        if (good.getIfPresent(new Neighbour(ClientNetwork.of(address), name)) == null) {
            long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw new ProblemException(
                            IngestionProblemCode.TOO_MANY_FAILURES,
                            "expected few attempts with keys that are not valid from one address, got more than "
                                    + perMinute + " in a minute")
                    .withHeader(HttpHeaders.RETRY_AFTER, RequestRateLimiter.seconds(nanos));
        }
    }

    /** Records that this key was valid from there. */
    void succeeded(String address, String name) {
        Neighbour neighbour = new Neighbour(ClientNetwork.of(address), name);
        if (good.getIfPresent(neighbour) == null) {
            good.put(neighbour, true);
        }
    }

    void failed(String address) {
        failures.get(
                        ClientNetwork.of(address),
                        unused -> Bucket.builder()
                                .addLimit(limit ->
                                        limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                                .build())
                .tryConsume(1);
    }

    private record Neighbour(String network, String name) {}
}
