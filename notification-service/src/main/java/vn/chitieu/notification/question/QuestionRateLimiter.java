package vn.chitieu.notification.question;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** A token bucket for each person, at this instance. Thread-safe; remembers as many people as the catalogs have. */
@Component
final class QuestionRateLimiter implements QuestionRateLimit {

    private static final Duration DAY = Duration.ofDays(1);

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final TimeMeter time;

    QuestionRateLimiter(Clock clock) {
        time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return TimeUnit.MILLISECONDS.toNanos(clock.millis());
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    @Override
    public Optional<Duration> enter(String person) {
        Bucket its = buckets.computeIfAbsent(person, unused -> bucket());
        long nanos = its.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
        return nanos == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos).plusSeconds(1));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(MOST).refillGreedy(MOST, DAY))
                .build();
    }
}
