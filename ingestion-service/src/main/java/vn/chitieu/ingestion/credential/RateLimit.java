package vn.chitieu.ingestion.credential;

import org.jspecify.annotations.Nullable;

/**
 * Rate limit of one credential where it differs from the default; a part that is null is the default.
 *
 * @param requestsPerSecond 1 or more
 * @param requestsPerMinute 1 or more
 * @param updatesPerSecond 1 or more
 * @param updatesPerMinute 1 or more
 * @param updatesPerDay 1 or more
 */
public record RateLimit(
        @Nullable Integer requestsPerSecond,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer updatesPerSecond,
        @Nullable Integer updatesPerMinute,
        @Nullable Integer updatesPerDay) {

    /** As for all. */
    public static final RateLimit AS_FOR_ALL = new RateLimit(null, null, null, null, null);

    public RateLimit {
        requirePositive(requestsPerSecond);
        requirePositive(requestsPerMinute);
        requirePositive(updatesPerSecond);
        requirePositive(updatesPerMinute);
        requirePositive(updatesPerDay);
    }

    private static void requirePositive(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("expected a limit of 1 or more, got " + limit);
        }
    }
}
