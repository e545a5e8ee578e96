package vn.chitieu.support.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Health of a part that the service depends on, asked again only after a while, by one thread at a time: however often
 * probes come, the part is spared.
 */
public final class CachedHealthIndicator implements HealthIndicator {

    private final Callable<?> question;
    private final Duration fresh;
    private @Nullable Health last;
    private long askedAtNanos;

    /**
     * Makes an indicator.
     *
     * @param question returns where the part answers and throws where it does not, in bounded time
     * @param fresh how long an answer is repeated
     */
    public CachedHealthIndicator(Callable<?> question, Duration fresh) {
        this.question = question;
        this.fresh = fresh;
    }

    @Override
    public synchronized Health health() {
        Health known = last;
        if (known == null || System.nanoTime() - askedAtNanos > fresh.toNanos()) {
            known = ask();
            last = known;
            askedAtNanos = System.nanoTime();
        }
        return known;
    }

    private Health ask() {
        try {
            question.call();
            return Health.up().build();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        } catch (Exception noAnswer) {
            return Health.down(noAnswer).build();
        }
    }
}
